import type { Questions } from './question.ts';

export const questions: Questions = ({ core, global }) => {
  const KeyId = global.cloudtrail.trails[0]?.trail.KmsKeyId;
  return [
    ['kms:DescribeKey', core.logArchive, { KeyId }],
    ['kms:GetKeyRotationStatus', core.logArchive, { KeyId }],
  ];
};
