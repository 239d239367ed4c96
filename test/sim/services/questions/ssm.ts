import type { Questions } from './question.ts';

export const questions: Questions = ({ core }) => [
  ['ssm:GetParametersByPath', core.security, { Path: '/aws/service/global-infrastructure/services/guardduty/regions' }],
];
