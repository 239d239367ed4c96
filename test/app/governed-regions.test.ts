import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadInputs } from '../../app/inputs.ts';
import { UserError } from '../../app/user-error.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-governed-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function inputs(lines: readonly string[]) {
  const config = path.join(folder, 'zonewarden.yaml');
  writeFileSync(config, lines.join('\n'));
  return loadInputs({ config, rule: [] });
}

const ORGANIZATION = ['organization:', '  homeRegion: ca-central-1'];

describe('the regions that a landing zone governs', () => {
  it('stand in the organization, and become a parameter of the scan', async () => {
    const { parameters } = await inputs([
      ...ORGANIZATION,
      '  governedRegions: [ca-central-1, us-east-1]',
      'profile: lza-cccs-medium',
    ]);
    expect(parameters.governedRegions).toEqual(['ca-central-1', 'us-east-1']);
  });

  it('are every enabled region where nobody names them', async () => {
    const { parameters } = await inputs(ORGANIZATION);
    expect(parameters.governedRegions).toBeNull();
  });

  it.each(['lza-cccs-medium', 'lza-universal'])(
    'have to be named under %s, which builds in few of them',
    async (profile) => {
      await expect(inputs([...ORGANIZATION, `profile: ${profile}`])).rejects.toThrow(UserError);
      await expect(inputs([...ORGANIZATION, `profile: ${profile}`])).rejects.toThrow(
        `${profile} needs organization.governedRegions: write the enabledRegions of your global-config.yaml there`,
      );
    },
  );

  it('are no parameter that one can set in two places', async () => {
    await expect(inputs([...ORGANIZATION, 'parameters:', '  governedRegions: [ca-central-1]'])).rejects.toThrow(
      'governedRegions',
    );
  });
});
