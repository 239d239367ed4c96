import { expect, it } from 'vitest';
import { identifyCaller } from '../../../collectors/targets/caller.ts';

it('a home region that AWS has no host for is named as the likely cause', async () => {
  const error = Object.assign(new Error('getaddrinfo ENOTFOUND sts.ca-central-9.amazonaws.com'), { code: 'ENOTFOUND' });
  await expect(identifyCaller({ caller: () => Promise.reject(error) })).rejects.toThrow(
    /ENOTFOUND .*\(organization\.homeRegion may be no region of AWS\)$/,
  );
});
