import { camelCase } from '../registries.ts';
import { pascalCase, type ServiceNames } from './service-names.ts';
import { decide } from './undecided.ts';

/** `collectors/services/<service>/index.ts`. `isAction`: whether IAM has an action of the operation's name. */
export function collectorsText({ service, variable, operation, type, part }: ServiceNames, isAction: boolean): string {
  const action = `'${service}:${operation}'`;
  const other = `[${action}]${decide('the IAM action, which has another name than the operation')}`;
  const actions = isAction ? '' : `\n  actions: { ${action}: ${other} },`;
  return `import { service } from '../../service.ts';
import { ${camelCase(part)} } from './${part}.ts';

export const ${variable} = service({
  collectors: { '${type}': ${camelCase(part)} },${actions}
});
`;
}

/** `collectors/services/<service>/<part>.ts`: a collector by one of the verbs, and its converter. */
export function collectorText(names: ServiceNames): string {
  const { service, client, sdk, operation, type, part, verb } = names;
  const converter = `to${pascalCase(part)}`;
  const found = foundType(names);
  const isAbout = verb === 'aboutEach';
  const id = isAbout ? 'id' : 'name';
  const value = `found.Name${decide('the members of the answer behind the fields; which of them AWS leaves out')}`;
  const batch = verb === 'batched' ? "import type { BatchAnswer } from '../../collector.ts';\n" : '';
  return `import type { ${found} } from '@aws-sdk/client-${sdk}';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { required } from '../../answer.ts';
${batch}import { ${verb} } from '../../verbs.ts';

/** What ${service}:${operation} tells. */
export const ${camelCase(part)} = ${verb}('${type}', {
  call: () => import('@aws-sdk/client-${sdk}').then((sdk) => [sdk.${client}Client, sdk.${operation}Command] as const),
${steps(names, converter).join('\n')}
});

export function ${converter}(place: Place, ${isAbout ? 'id: string, ' : ''}found: ${found}): ResourceOf<'${type}'> {
  const name = required(${value}, 'Name');
  return { type: '${type}', id${id === 'id' ? '' : ': name'}, ...place, name };
}
`;
}

/** Of what the converter takes: an element of the list, or the whole answer. */
export function foundType({ operation, verb }: ServiceNames): string {
  return verb === 'aboutEach' ? `${operation}Response` : 'Thing';
}

function steps({ type, verb }: ServiceNames, converter: string): string[] {
  const list = `  list: ({ Things }) => Things,`;
  const input = `  input: ({ parent }) => ({ Name: parent.id })${decide('the members of the input')},`;
  switch (verb) {
    case 'listing':
      return ['  input: {},', list, `  to: (found, { place }) => ${converter}(place, found),`];
    case 'asking':
      return [
        '  input: {},',
        `  to: ({ Things }, { place }) => required(Things, 'Things').map((found) => ${converter}(place, found)),`,
      ];
    case 'aboutEach':
      return [input, `  to: (answer, { parent, place }) => ${converter}(place, parent.id, answer),`];
    case 'listingOfEach':
      return [input, list, `  to: (found, { place }) => ${converter}(place, found),`];
    case 'batched':
      return [
        `  input: ({ parents }) => ({ Names: parents.map(({ id }) => id) })${decide('the members of the input')},`,
        `  to: ({ Things }, { place }): BatchAnswer<'${type}'> => ({`,
        `    answered: required(Things, 'Things').map((found) => ${converter}(place, found)),`,
        `    unprocessed: []${decide('the parents that the answer lists as not processed, each with its reason')},`,
        '  }),',
      ];
  }
}
