import { expect, it } from 'vitest';
import { vocabulary as ours } from '../../engine/built-in-vocabulary.ts';
import { CompiledRule } from '../../engine/judging/compiled-rule.ts';
import type { SubjectOf } from '../../engine/subject.ts';
import { NO_PARAMETERS, SUBJECT, syntheticRule } from './synthetic.ts';
import { judged, listing, VPCS, vpcRule } from './vpc-rule.ts';

// What goes wrong in the program itself must never look like an organization without findings.

it('a search for subjects that breaks stops the run', async () => {
  const words = listing(() => {
    throw new Error('the search broke');
  });
  await expect(judged(VPCS, [vpcRule], words)).rejects.toThrow('the search broke');
});

it('a subject that gets no finding stops the run', async () => {
  const vpcs: SubjectOf<'vpc'>[] = [];
  // A list that is longer than what is in it.
  vpcs.length = 2;
  const words = listing(() => ({ subjects: vpcs }));
  await expect(judged(VPCS, [vpcRule], words)).rejects.toThrow('2 findings were planned, 0 were made');
});

it('a rule that names a fact which nobody knows stops the run', async () => {
  await expect(judged(VPCS, [vpcRule], ours)).rejects.toThrow('no fact is named vpcKind');
});

it('a rule without conditions is never judged', () => {
  const rule = syntheticRule({ subject: SUBJECT.kind });
  expect(() => new CompiledRule(rule, NO_PARAMETERS, [])).toThrow('ASEA-LM-OV-02 has no conditions');
});
