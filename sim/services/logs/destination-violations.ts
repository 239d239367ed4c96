import { BROKEN_STREAM, changeLogArchive, found, type Violations } from '../../violations/violation.ts';

/** Changes to the log archive's destination of the home region. */
export const DESTINATION_VIOLATIONS: Violations = {
  'destination-missing': {
    description: 'The log archive has no log destination in the home region',
    requirements: BROKEN_STREAM,
    apply: (landingZone) =>
      changeLogArchive(landingZone, ({ logs: { destinations } }) => {
        destinations.length = 0;
      }),
  },
  'destination-open-to-everyone': {
    description: 'Any AWS account may subscribe to the log destination',
    requirements: BROKEN_STREAM,
    apply: (landingZone) =>
      changeLogArchive(landingZone, ({ logs: { destinations } }) => {
        const destination = found(destinations[0], 'a log destination');
        const policy = JSON.parse(destination.accessPolicy ?? '{}');
        for (const statement of policy.Statement) delete statement.Condition;
        destination.accessPolicy = JSON.stringify(policy);
      }),
  },
  'destination-for-another-organization': {
    description: 'Another organization than this one may subscribe to the log destination',
    requirements: BROKEN_STREAM,
    apply: (landingZone) =>
      changeLogArchive(landingZone, ({ logs: { destinations } }) => {
        const destination = found(destinations[0], 'a log destination');
        const { organizationId } = landingZone.plan;
        destination.accessPolicy = destination.accessPolicy?.replace(organizationId, 'o-elsewhere00');
      }),
  },
};
