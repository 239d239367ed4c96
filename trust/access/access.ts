import { loadOurCatalogue, selectRules } from '../../app/catalogue/our-catalogue.ts';
import { actionsFor } from '../../collectors/permissions.ts';
import { eachOf } from '../../collectors/runner/concurrency.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import { spread } from '../spread.ts';
import type { Sweep, SweepSize } from '../sweep.ts';
import { violationBatches } from '../violation-batches.ts';
import { lacksOfAll, lacksOfRules } from './lacks.ts';
import { neverUsed, sentIn } from './never-used.ts';
import { faultsOfPrediction } from './prediction.ts';
import { rulesAlone } from './rules-alone.ts';
import { AT_ONCE, allowedFor, callsBeyond, scanSmall } from './serve.ts';
import { troublesOf } from './troubles.ts';
import { allActionsFor } from './without-action.ts';

export const access: Sweep = {
  promise:
    'the policy holds exactly what a scan needs, no action that it lacks makes a pass, and doctor says what will be unknown',
  async run(options) {
    const { size, seed, progress } = options;
    const most = MOST[size];
    const { rules } = await loadOurCatalogue();
    const allowed = allowedFor(rules);

    const selections = [[], ...spread(rules, most.rules, seed).map(({ id }) => [id])];
    const alone = await eachOf(selections, AT_ONCE, (selectors) => {
      progress(`--rule ${selectors.join() || '*'}`);
      return rulesAlone(selectRules(rules, selectors), selectors);
    });

    const clean = await scanSmall([]);
    const violations = spread(violationBatches(seed), most.batches, seed);
    const violated = await eachOf(violations, AT_ONCE, async ({ names, parameters }) => {
      progress(`violations ${names.join(', ')}`);
      const { server } = await scanSmall([], { ...LARGE_ENOUGH, violations: names, parameters });
      const beyond = callsBeyond(server, allowed).map(
        (call) => `${names.join(', ')}: sends ${call}, which no policy allows`,
      );
      return { sent: sentIn(server.calls), beyond };
    });

    const ofAll = await lacksOfAll(rules, clean, options);
    const ofRules = await lacksOfRules(rules, options);

    // What stands in for another operation is sent when that one is refused.
    const sent = [
      ...sentIn(clean.server.calls),
      ...violated.flatMap((scan) => scan.sent),
      ...ofAll.lacks.flatMap((lack) => lack.sent),
    ];
    const actions = allActionsFor(rules);
    const neverNeeded = size === 'sample' ? [] : neverUsed(actionsFor(neededTypes(rules, vocabulary)), sent);

    const operations = [...new Set([...allowed.everyAccount, ...Object.values(allowed.coreAccounts).flat()])];
    const troubles = spread(troublesOf(operations), most.troubles, seed);
    const predictions = await eachOf(troubles, AT_ONCE, (trouble) => {
      progress(`doctor: ${trouble.name}`);
      return faultsOfPrediction(trouble);
    });
    return {
      counts: {
        selections: selections.length,
        violations: violations.flatMap(({ names }) => names).length,
        actions: actions.length,
        actionsTakenAway: ofAll.lacks.length,
        actionsTakenFromSingleRules: ofRules.tried,
        standIns: ofAll.standIns.length,
        predictions: troubles.length,
      },
      broken: [
        ...alone.flat(),
        ...violated.flatMap(({ beyond }) => beyond),
        ...ofAll.broken,
        ...ofRules.broken,
        ...neverNeeded.map((action) => `${action}: stands in the policy, but no scan needed it`),
        ...predictions.flat(),
      ],
    };
  },
};

/** Large enough for every violation. */
const LARGE_ENOUGH = { size: 5, in: 2 };

/** Of the rules, of the batches of violations, and of the troubles, of which each is two scans and the doctor's own. */
const MOST = {
  sample: { rules: 2, batches: 1, troubles: 2 },
  ci: { rules: 30, batches: 12, troubles: 10 },
  full: { rules: Number.POSITIVE_INFINITY, batches: Number.POSITIVE_INFINITY, troubles: Number.POSITIVE_INFINITY },
} as const satisfies Record<SweepSize, object>;
