import type {
  Account,
  EnabledServicePrincipal,
  Organization,
  OrganizationalUnit,
  Root,
} from '@aws-sdk/client-organizations';
import { hexOf, longAgo } from './identifiers.ts';
import type { Plan, PlannedAccount } from './plan.ts';

/** What AWS Organizations knows. `parent` is the id of the root or of an organizational unit. */
export type OrganizationState = {
  readonly organization: Organization;
  readonly root: Root;
  readonly units: { readonly unit: OrganizationalUnit; parent: string }[];
  readonly accounts: Map<string, { readonly account: Account; parent: string }>;
  trustedServices: EnabledServicePrincipal[];
  delegatedAdministrators: {
    readonly account: string;
    readonly servicePrincipal: string;
    readonly since: Date;
  }[];
};

/** Each with the path of names below the root; parents stand before children. */
const UNITS: readonly (readonly string[])[] = [
  ['Security'],
  ['Infrastructure'],
  ['Dev'],
  ['Test'],
  ['Prod'],
  ['Prod', 'Sensitive'],
  ['UnManaged'],
];

const TRUSTED_SERVICES = ['access-analyzer', 'cloudtrail', 'config', 'fms', 'guardduty', 'ssm'];
/** Not for CloudTrail: a delegated administrator of CloudTrail could change the organization's trail. */
const DELEGATED_SERVICES = ['access-analyzer', 'config', 'fms', 'guardduty'];

export function buildOrganization(plan: Plan): OrganizationState {
  const { seed, now, organizationId, core } = plan;
  const arn = (kind: string, id: string) => `arn:aws:organizations::${core.management}:${kind}/${organizationId}${id}`;
  const rootId = `r-${hexOf(seed, 4, 'root')}`;
  const unitId = (path: readonly string[]) =>
    path.length === 0 ? rootId : `ou-${rootId.slice(2)}-${hexOf(seed, 8, 'ou', ...path)}`;
  const scp = { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' } as const;
  return {
    organization: {
      Id: organizationId,
      Arn: arn('organization', ''),
      FeatureSet: 'ALL',
      MasterAccountArn: arn('account', `/${core.management}`),
      MasterAccountId: core.management,
      MasterAccountEmail: emailOf('management'),
      AvailablePolicyTypes: [scp],
    },
    root: { Id: rootId, Arn: arn('root', `/${rootId}`), Name: 'Root', PolicyTypes: [scp] },
    units: UNITS.map((path) => ({
      unit: { Id: unitId(path), Arn: arn('ou', `/${unitId(path)}`), Name: path.at(-1) },
      parent: unitId(path.slice(0, -1)),
    })),
    accounts: new Map(
      [...plan.accounts.values()].map((account) => [
        account.id,
        { account: toAccount(account, arn('account', `/${account.id}`), plan), parent: unitId(account.ouPath) },
      ]),
    ),
    trustedServices: TRUSTED_SERVICES.map((service) => ({
      ServicePrincipal: `${service}.amazonaws.com`,
      DateEnabled: longAgo(now, seed, 'trusted', service),
    })),
    delegatedAdministrators: DELEGATED_SERVICES.map((service) => ({
      account: core.security,
      servicePrincipal: `${service}.amazonaws.com`,
      since: longAgo(now, seed, 'delegated', service),
    })),
  };
}

/** The id of an organizational unit, by the name that it has in this landing zone. */
export function unitNamed(state: OrganizationState, name: string): string {
  const found = state.units.find(({ unit }) => unit.Name === name)?.unit.Id;
  if (found === undefined) throw new Error(`the simulated organization has no unit ${name}`);
  return found;
}

function toAccount(account: PlannedAccount, arn: string, plan: Plan): Account {
  const state = account.name === 'suspended' ? 'SUSPENDED' : 'ACTIVE';
  return {
    Id: account.id,
    Arn: arn,
    Email: emailOf(account.name),
    Name: account.name,
    Status: state,
    State: state,
    JoinedMethod: account.id === plan.core.management ? 'INVITED' : 'CREATED',
    JoinedTimestamp: longAgo(plan.now, plan.seed, 'joined', account.id),
  };
}

function emailOf(name: string): string {
  return `aws+${name}@example.com`;
}
