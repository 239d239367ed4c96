import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { handlersOf } from '../../../sim/handlers/index.ts';
import { SERVICES } from '../../../sim/services/index.ts';
import type { SimulatedService } from '../../../sim/services/service.ts';
import { settingsOf } from '../../../sim/wire/sdk-client.ts';
import { loadService } from '../../../sim/wire/service.ts';
import { smallLandingZone } from '../small-landing-zone.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'sim/services');
const services: readonly [string, SimulatedService][] = Object.entries(SERVICES);

describe.each(services)('the service %s', (name, service) => {
  it('knows its protocol and the name in its signatures from the SDK', async () => {
    const { signingName } = settingsOf(await service.sdk());
    expect(service.signingName ?? name).toBe(signingName);
    expect((await loadService(signingName))?.name).toBe(name);
  });

  it('answers operations under its own name, which AWS’s model has', async () => {
    const operations = Object.keys(service.handlers(smallLandingZone(), 5)).map((operation) => operation.split(':'));
    expect(operations.map(([prefix]) => prefix)).toEqual(operations.map(() => name));
    const model = await loadService(service.signingName ?? name);
    expect(operations.filter(([, operation = '']) => !model?.operations.has(operation))).toEqual([]);
  });

  it('depends on no other service', () => {
    const files = readdirSync(join(folder, name));
    const imported = files.flatMap((file) =>
      [...readFileSync(join(folder, name, file), 'utf8').matchAll(/from '(\.\.\/[^']+)'/g)].map(([, path]) => path),
    );
    const ofOthers = imported.filter((path) => /^\.\.\/(?!\.\.\/)/.test(path ?? '') && path !== '../service.ts');
    expect(ofOthers).toEqual([]);
  });
});

it('every handler belongs to a service, and none is lost', () => {
  const landingZone = smallLandingZone();
  const all = services.flatMap(([, { handlers }]) => Object.keys(handlers(landingZone, 5)));
  expect([...handlersOf(landingZone).keys()]).toEqual(all);
});

it('a service that nobody simulates is not loaded', async () => {
  expect(await loadService('teleportation')).toBeNull();
});
