import type { Questions } from './question.ts';

export const questions: Questions = ({ core, global }) => {
  const Name = global.cloudtrail.trails[0]?.trail.TrailARN;
  return [
    ['cloudtrail:GetTrailStatus', core.management, { Name }],
    ['cloudtrail:GetEventSelectors', core.management, { TrailName: Name }],
  ];
};
