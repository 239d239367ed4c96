import type { AwsShape, Call } from '../../sim/operation.ts';
import { SimError } from '../../sim/operation.ts';
import type { Structure } from '../../sim/wire/shape.ts';
import { mapStrings } from './answer-strings.ts';
import type { ScanPair } from './scan-pair.ts';
import { type OrganizationShape, reportOrFaults } from './served.ts';
import type { Hostile } from './strings.ts';

type Texts = (index: number) => string;

/** One place of the answers, such as the ids of all VPCs, in which AWS breaks its own rules. */
export function brokenPlacePair(
  shape: OrganizationShape,
  place: string,
  strings: readonly Hostile[],
  start: number,
): Promise<ScanPair> {
  return pairOf(shape, place, strings, start, (text) => {
    const numbers = new Map<string, number>();
    return (output, structure, call) =>
      mapStrings(structure, output, (old, path) => {
        if (`${call.operation} ${path}` !== place) return old;
        const number = numbers.get(old) ?? numbers.size;
        numbers.set(old, number);
        return `${text(number)} ${number}`;
      });
  });
}

/** One operation of which every call is an error whose code and message are hostile. */
export function hostileErrorPair(
  shape: OrganizationShape,
  operation: string,
  strings: readonly Hostile[],
  start: number,
): Promise<ScanPair> {
  return pairOf(shape, `errors of ${operation}`, strings, start, (text) => {
    let number = 0;
    return (output, _, call) => {
      if (call.operation !== operation) return output;
      number += 1;
      // One code, because gaps are told by their codes.
      throw new SimError(`Code${text(0)}`, `${text(number)} is what AWS says`);
    };
  });
}

type Answer = (output: AwsShape, structure: Structure, call: Call) => AwsShape;

async function pairOf(
  shape: OrganizationShape,
  name: string,
  strings: readonly Hostile[],
  start: number,
  answerWith: (text: Texts) => Answer,
): Promise<ScanPair> {
  const hostile = (index: number) => strings[(start + index) % strings.length]?.text ?? '';
  const [first, second] = await Promise.all([
    reportOrFaults(shape, { answer: answerWith(hostile) }),
    reportOrFaults(shape, { answer: answerWith(() => 'harmless') }),
  ]);
  return { name: `${name}, strings from ${start}`, hostile: first, harmless: second };
}
