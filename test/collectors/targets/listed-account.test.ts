import { expect, test } from 'vitest';
import { toListedAccount } from '../../../collectors/targets/listed-account.ts';

const pathOf = (path: string) =>
  toListedAccount('aws', { Id: '444455556666', Name: 'dev', State: 'ACTIVE', Paths: [path] }).path;

test('the path of an account is kept when it is one of ids', () => {
  const path = 'o-exampleorg/r-exam/ou-exam-dev00000/444455556666/';
  expect(pathOf(path)).toBe(path);
});

test('whatever else stands in the place of the path is not kept', () => {
  expect(['password=hunter2', 'o-exampleorg/r-exam/hunter2', '', 'o-exampleorg//444455556666'].map(pathOf)).toEqual(
    Array(4).fill(null),
  );
});
