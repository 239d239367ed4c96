import type { AccountGroup, Place } from '../../model/names.ts';
import { type Listing, type SubjectLister, subjects } from '../subject.ts';
import type { World } from '../world.ts';

type LogGroupKind = 'log-group' | 'workload-log-group' | 'core-log-group';

/** Log groups of every account. */
export const logGroups = lister('log-group', 'all');

/** Log groups of the accounts without a role in the landing zone. */
export const workloadLogGroups = lister('workload-log-group', 'workload');

/** Log groups of the management, log archive and security accounts. */
export const coreLogGroups = lister('core-log-group', 'core');

function lister<K extends LogGroupKind>(kind: K, accounts: AccountGroup): SubjectLister<K> {
  return subjects<K>({ kind, scope: 'region', accounts, needs: ['log-group'], list });

  function list(world: World, place: Place): Listing<K> {
    const groups = world.all('log-group', place).map((logGroup) => {
      const { account, region, id, name } = logGroup;
      return { kind, account, region, arn: id, name, logGroup };
    });
    return { subjects: groups as Listing<K>['subjects'] };
  }
}
