import { pascalCase, type ServiceNames } from './service-names.ts';
import { decide } from './undecided.ts';

/** `sim/services/<service>/index.ts`: what there is, what is answered, and one violation. */
export function simText(names: ServiceNames): string {
  const { service, variable, sdk, operation, type, scope, accounts, verb } = names;
  const isPaged = verb === 'listing' || verb === 'listingOfEach';
  const isRegional = scope === 'region';
  const State = `${pascalCase(service)}State`;
  const request = `${operation}Request`;
  const response = `${operation}Response`;
  const where = isRegional ? 'region' : 'account';
  const change = accounts === 'all' ? 'firstWorkload(landingZone)' : `landingZone.core.${accounts}`;
  const place = isRegional ? 'placeOf(landingZone, call)' : 'landingZone.inAccount(call.account)';
  const isThere =
    accounts === 'all' ? "[{ Name: 'one' }]" : `account === plan.core.${accounts} ? [{ Name: 'one' }] : []`;
  const violation = accounts === 'all' ? '{ firstWorkload, type Violations }' : 'type { Violations }';
  const paging = isPaged ? "import { pageOf } from '../../handlers/paging.ts';\n" : '';
  const places = isRegional ? "import { placeOf } from '../../handlers/place.ts';\n" : '';
  const plan = accounts === 'all' ? '_plan: Plan' : 'plan: Plan, account: string';
  return `import type { ${[request, response, 'Thing'].join(', ')} } from '@aws-sdk/client-${sdk}';
import { operation } from '../../handlers/operation.ts';
${paging}${places}import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import type { Plan } from '../../landing-zone/plan.ts';
import { type Handler, SimError } from '../../operation.ts';
import ${violation} from '../../violations/violation.ts';
import type { SimulatedService } from '../service.ts';

type ${State} = { things: Thing[] };

const violations: Violations = {
  '${type}-missing': {
    description: 'There is none'${decide('one change that breaks the architecture, in a sentence')},
    requirements: []${decide('the requirements that fail by it')},
    apply: (landingZone) =>
      landingZone.change${isRegional ? 'Region' : 'Account'}(${change}, ${isRegional ? 'landingZone.homeRegion, ' : ''}(state) => {
        state.${variable}.things = [];
      }),
  },
};

/** The simulated service ${service}. */
export const ${variable} = {
  sdk: () => import('@aws-sdk/client-${sdk}'),
  state: {
    ${where}: (${plan}): ${State} => ({
      things: ${isThere}${decide('what a compliant landing zone has, in the shape of the API')},
    }),
  },
  handlers,
  violations,
} satisfies SimulatedService;

function handlers(landingZone: LandingZone${isPaged ? ', pageSize: number' : ''}): Record<string, Handler> {
  const invalid = (message: string) => new SimError('ValidationException', message, 400)${decide("AWS's answer to a bad request")};
  return {
    '${service}:${operation}': operation<${request}, ${response}>(
      ${isPaged ? "['NextToken', 'MaxResults']" : `[]${decide('the members of the input that are heeded')}`},
      (${isPaged ? 'input' : '_input'}, call) => {
        const { things } = ${place}.${variable};
${(isPaged ? page() : [`        if (things.length === 0) throw invalid('There is none');`, '        return { Things: things };']).join('\n')}
      },
    ),
  };
}
`;
}

function page(): string[] {
  return [
    '        const asked = { token: input.NextToken, size: input.MaxResults };',
    `        const bounds = [1, 100]${decide('the bounds of a page that AWS documents')};`,
    '        const { entries, next } = pageOf(things, asked, call, { pageSize, bounds, badSize: invalid, badToken: invalid });',
    '        return { Things: entries, NextToken: next };',
  ];
}
