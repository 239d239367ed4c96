import type {
  AdminAccount,
  Administrator,
  AutoEnableMembers,
  DescribePublishingDestinationResponse,
  DetectorFeatureConfigurationResult,
  FindingPublishingFrequency,
  Member,
  OrganizationFeatureConfigurationResult,
} from '@aws-sdk/client-guardduty';
import { isEnabled } from '../../landing-zone/enabled-regions.ts';
import { hexOf, longAgo } from '../../landing-zone/identifiers.ts';
import { centralBucketName, keyArn } from '../../landing-zone/names.ts';
import type { Plan } from '../../landing-zone/plan.ts';
import { detectorFeatures, organizationFeatures } from './features.ts';

/** What GuardDuty has in one account and region. Designations and settings hold for one region only. */
export type GuardDutyState = {
  /** null: GuardDuty was never turned on. At most one exists. */
  detector: DetectorState | null;
  /** Where findings are exported to. */
  destinations: DescribePublishingDestinationResponse[];
  /** Whom the account belongs to, in its own eyes; null: it stands alone, or is the administrator. */
  administrator: Administrator | null;
  /** Of the management account: whom it designated. Others have nothing to say. */
  adminAccounts: AdminAccount[];
  /** Of the administrator; null in all other accounts. */
  organization: OrganizationSettings | null;
  /** Of the administrator: accounts that are its members, or were. */
  members: Member[];
};

export type DetectorState = {
  readonly id: string;
  readonly createdAt: Date;
  status: 'ENABLED' | 'DISABLED';
  findingPublishingFrequency: FindingPublishingFrequency;
  readonly features: DetectorFeatureConfigurationResult[];
};

export type OrganizationSettings = {
  autoEnableMembers: AutoEnableMembers;
  memberAccountLimitReached: boolean;
  readonly features: OrganizationFeatureConfigurationResult[];
};

export function buildGuardDuty(plan: Plan, account: string, region: string): GuardDutyState {
  const { management, security } = plan.core;
  const isOn = plan.accounts.get(account)?.name !== SUSPENDED;
  const isAdministrator = account === security;
  return {
    detector: isOn ? buildDetector(plan, account, region) : null,
    destinations: isOn ? [destination(plan, account, region)] : [],
    // A member that came through the organization was never invited: neither an invitation nor its time.
    administrator: isOn && !isAdministrator ? { AccountId: security, RelationshipStatus: 'Enabled' } : null,
    adminAccounts: account === management ? [{ AdminAccountId: security, AdminStatus: 'ENABLED' }] : [],
    organization: isAdministrator
      ? { autoEnableMembers: 'ALL', memberAccountLimitReached: false, features: organizationFeatures() }
      : null,
    members: isAdministrator ? membersOf(plan, region) : [],
  };
}

/** The account that AWS suspended: a member still, with a detector of which only its id is left. */
const SUSPENDED = 'suspended';

/** 32 hexadecimal digits. */
function detectorId(plan: Plan, account: string, region: string): string {
  return hexOf(plan.seed, 32, 'detector', account, region);
}

function buildDetector(plan: Plan, account: string, region: string): DetectorState {
  const createdAt = longAgo(plan.now, plan.seed, 'detector', account, region);
  return {
    id: detectorId(plan, account, region),
    createdAt,
    status: 'ENABLED',
    findingPublishingFrequency: 'FIFTEEN_MINUTES',
    features: detectorFeatures(createdAt),
  };
}

/** Straight to the log archive. The key has to lie in the region of the bucket. */
function destination(plan: Plan, account: string, region: string): DescribePublishingDestinationResponse {
  return {
    DestinationId: hexOf(plan.seed, 32, 'publishing-destination', account, region),
    DestinationType: 'S3',
    Status: 'PUBLISHING',
    // Zero where publishing never failed: the model requires the member.
    PublishingFailureStartTimestamp: 0,
    DestinationProperties: {
      DestinationArn: `arn:aws:s3:::${centralBucketName(plan)}`,
      KmsKeyArn: keyArn(plan, plan.core.logArchive, plan.homeRegion),
    },
    Tags: {},
  };
}

/**
 * Every other account that has enabled the region, in and out of a scan's scope. AWS leaves out the e-mail address and
 * the time of the invitation of members that came through the organization, although its model requires the former.
 */
function membersOf(plan: Plan, region: string): Member[] {
  const { security } = plan.core;
  return [...plan.accounts.values()]
    .filter(({ id }) => id !== security && isEnabled(plan, id, region))
    .map(({ id, name }) => ({
      AccountId: id,
      DetectorId: detectorId(plan, id, region),
      MasterId: security,
      AdministratorId: security,
      Email: undefined,
      RelationshipStatus: name === SUSPENDED ? 'AccountSuspended' : 'Enabled',
      UpdatedAt: longAgo(plan.now, plan.seed, 'member', id, region).toISOString(),
    }));
}
