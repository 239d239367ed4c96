import type { Questions } from './question.ts';

export const questions: Questions = ({ core, organization }) => {
  const ParentId = organization.root.Id;
  return [
    ['organizations:ListAccountsForParent', core.management, { ParentId }],
    ['organizations:ListOrganizationalUnitsForParent', core.management, { ParentId }],
  ];
};
