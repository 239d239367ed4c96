import { wordsOfAws } from '../words-of-aws.ts';
import { mapStrings, TOKEN } from './answer-strings.ts';
import { type OrganizationShape, scanRewritten } from './served.ts';

/** What an organization's answers are made of, as far as a scan asks for it. */
export type Names = {
  /** Strings that somebody chose: names, descriptions, values of tags. */
  readonly chosen: readonly string[];
  /** Those of them that stand in an ARN or a document as well, or are sent back to AWS. */
  readonly referred: ReadonlySet<string>;
  /** Every place of every answer in which a string stands: `ec2:DescribeVpcs Vpcs[].VpcId`; sorted. */
  readonly places: readonly string[];
  /** Every operation that the scan asked for, sorted. */
  readonly operations: readonly string[];
};

/** Scans once, and looks at all that came and went. */
export async function namesIn(shape: OrganizationShape): Promise<Names> {
  const words = await wordsOfAws();
  const texts = new Set<string>();
  const sent = new Set<string>();
  const places = new Set<string>();
  const operations = new Set<string>();
  await scanRewritten(shape, {
    answer: (output, structure, call) => {
      operations.add(call.operation);
      return mapStrings(structure, output, (text, path) => {
        if (TOKEN.test(path)) return text;
        places.add(`${call.operation} ${path}`);
        // The key of a tag is a word that is looked for, like the name of a member.
        if (!/\bkey$/i.test(path)) texts.add(text);
        return text;
      });
    },
    request: (text) => {
      sent.add(text);
      return text;
    },
  });
  const all = [...texts];
  const chosen = all.filter((text) => text !== '' && !SHAPED.test(text) && !words.has(text));
  const compound = [...sent, ...all.filter((text) => COMPOUND.test(text))];
  const referred = new Set(chosen.filter((name) => compound.some((text) => text.includes(name))));
  return { chosen, referred, places: [...places].sort(), operations: [...operations].sort() };
}

/** What holds names of other things: ARNs and documents. */
const COMPOUND = /^arn:|^\s*[{[]/;

/**
 * What nobody chooses: ARNs, ids, numbers, regions, instants, principals of AWS's services; and documents and formats
 * that have to stay readable.
 */
const SHAPED = new RegExp(
  [
    '^arn:',
    '^[*]?$',
    '^\\d[\\d.-]*$',
    '^[0-9a-fA-F-]{32,}$',
    '^[a-z]{2,4}(-[a-z]+)+-\\d{1,2}$',
    '^([a-z]{1,8}-)+[0-9a-z]*\\d[0-9a-z]*(-[0-9a-z]+)*$(?<![A-Z/])(?<=^(o|r|ou|vpc|fl|eni|subnet|tgw|p)-.*)',
    '^A[A-Z]{3}[A-Z0-9]{12,}',
    '\\.amazon(aws)?\\.com$',
    '^\\d{4}-\\d\\d-\\d\\dT',
    '^\\s*[{[]',
    '\\$\\{',
  ].join('|'),
);
