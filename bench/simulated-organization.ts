// Serves a simulated organization in a process of its own, so that its work is not counted as the scanner's.
// usage: simulated-organization.ts ACCOUNTS REGIONS LATENCY_MS RECORD_CALLS (1 or 0); tells its endpoint and, when asked,
// its calls to its parent.
import { handlersOf } from '../sim/handlers/index.ts';
import { buildLandingZone } from '../sim/landing-zone/landing-zone.ts';
import { startServer } from '../sim/server.ts';

const [accounts, regions, latencyMs, recordCalls] = process.argv.slice(2).map(Number);
const landingZone = buildLandingZone({ accounts: accounts ?? 12, regions: regions ?? 4, seed: 1, now: new Date() });
const server = await startServer({
  handlers: handlersOf(landingZone, { pageSize: 50 }),
  callerAccount: landingZone.callerAccount,
  latencyMs: latencyMs ?? 0,
  recordCalls: recordCalls === 1,
});
process.on('message', (message) => {
  if (message === 'calls') process.send?.({ calls: server.calls });
});
process.on('disconnect', () => process.exit(0));
process.send?.({
  endpoint: server.endpoint,
  core: landingZone.core,
  callerAccount: landingZone.callerAccount,
  scanRole: landingZone.scanRole,
  homeRegion: landingZone.homeRegion,
});
