import type { ServiceNames } from './service-names.ts';
import { decide } from './undecided.ts';

/** `sim/services/<service>/index.ts`: what there is, what is answered, and one violation. */
export function simText(names: ServiceNames): string {
  const { service, variable, sdk, operation, type, scope, accounts, verb } = names;
  const isPaged = verb === 'listing' || verb === 'listingOfEach';
  const isRegional = scope === 'region';
  const isOfAll = accounts === 'all';
  const types = [...(isPaged ? [] : [`${operation}Request`]), `${operation}Response`, 'Thing'];
  const imports = [
    isPaged
      ? "import { listed } from '../../handlers/listed.ts';"
      : "import { operation } from '../../handlers/operation.ts';",
    ...(isRegional ? ["import { placeOf } from '../../handlers/place.ts';"] : []),
    "import type { LandingZone } from '../../landing-zone/landing-zone.ts';",
    "import type { Plan } from '../../landing-zone/plan.ts';",
    "import { type Handler, SimError } from '../../operation.ts';",
    `import ${isOfAll ? '{ firstWorkload, type Violations }' : 'type { Violations }'} from '../../violations/violation.ts';`,
  ];
  const changed = isOfAll ? 'firstWorkload(landingZone)' : `landingZone.core.${accounts}`;
  const change = isRegional
    ? `landingZone.changeRegion(${changed}, landingZone.homeRegion,`
    : `landingZone.changeAccount(${changed},`;
  const there = isOfAll ? "[{ Name: 'one' }]" : `(account === plan.core.${accounts} ? [{ Name: 'one' }] : [])`;
  const place = isOfAll ? '_plan: Plan' : 'plan: Plan, account: string';
  return `import type { ${types.join(', ')} } from '@aws-sdk/client-${sdk}';
${imports.join('\n')}
import type { SimulatedService } from '../service.ts';

const violations: Violations = {
  '${type}-missing': {
    description: 'There is none'${decide('one change that breaks the architecture, in a sentence')},
    requirements: []${decide('the requirements that fail by it')},
    apply: (landingZone) =>
      ${change} (state) => {
        state${member(service)}.things = [];
      }),
  },
};

/** The simulated service ${service}. */
export const ${variable} = {
  sdk: () => import('@aws-sdk/client-${sdk}'),
  state: {
    ${isRegional ? 'region' : 'account'}: (${place}): { things: Thing[] } => ({
      things: ${there}${decide('what a compliant landing zone has, in the shape of the API')},
    }),
  },
  handlers,
  violations,
} satisfies SimulatedService;

function handlers(landingZone: LandingZone${isPaged ? ', pageSize: number' : ''}): Record<string, Handler> {
  const invalid = (message: string) => new SimError('ValidationException', message)${decide("AWS's answer to a bad request")};
${(isPaged ? listing(names) : answering(names)).join('\n')}
}
`;
}

/** How the state of a service is read: by the folder's name. */
function member(service: string): string {
  return service.includes('-') ? `['${service}']` : `.${service}`;
}

function thingsOf({ service, scope }: ServiceNames): string {
  const place = scope === 'region' ? 'placeOf(landingZone, call)' : 'landingZone.inAccount(call.account)';
  return `${place}${member(service)}.things`;
}

function listing(names: ServiceNames): string[] {
  const { service, operation } = names;
  const bounds = `[1, 100] as const${decide('the bounds of a page that AWS documents')}`;
  return [
    `  const listing = { pageSize, bounds: ${bounds}, badSize: invalid, badToken: invalid };`,
    '  return {',
    `    '${service}:${operation}': listed(`,
    '      listing,',
    `      (call) => ${thingsOf(names)},`,
    `      (Things, NextToken): ${operation}Response => ({ Things, NextToken }),`,
    '    ),',
    '  };',
  ];
}

function answering(names: ServiceNames): string[] {
  const { service, operation } = names;
  const heeded = `[]${decide('the members of the input that are heeded')}`;
  return [
    '  return {',
    `    '${service}:${operation}': operation<${operation}Request, ${operation}Response>(${heeded}, (_input, call) => {`,
    `      const things = ${thingsOf(names)};`,
    "      if (things.length === 0) throw invalid('There is none');",
    '      return { Things: things };',
    '    }),',
    '  };',
  ];
}
