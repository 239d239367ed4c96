import { expect, it } from 'vitest';
import { start } from './command.ts';

const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=ASIASIM0111122223333/20261123/ca-central-1/organizations/aws4_request, SignedHeaders=host, Signature=0';

/** The errors that fifty calls at once get; null: an answer, or a refusal of something else than their number. */
async function throttledOf(options: readonly string[]): Promise<Set<string | null>> {
  const sim = start(['sim', '--accounts', '4', '--regions', '1', ...options]);
  const [, endpoint = ''] = await sim.until(/AWS_ENDPOINT_URL=(\S+)/);
  const headers = {
    authorization: AUTHORIZATION,
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSOrganizationsV20161128.ListRoots',
  };
  const answers = await Promise.all(
    Array.from({ length: 50 }, async () => {
      const answer = await fetch(endpoint, { method: 'POST', headers, body: '{}' });
      return /TooManyRequestsException/.exec(await answer.text())?.[0] ?? null;
    }),
  );
  sim.child.kill('SIGTERM');
  await sim.ended;
  return new Set(answers);
}

it('a simulated organization throttles as AWS does when it is told to, and else never', async () => {
  expect(await throttledOf(['--limits'])).toEqual(new Set([null, 'TooManyRequestsException']));
  expect(await throttledOf([])).toEqual(new Set([null]));
});
