import { loadOurCatalogue, selectRules } from '../../app/catalogue/our-catalogue.ts';
import { actionsOf } from '../../collectors/permissions.ts';
import { VIOLATIONS } from '../../sim/violations/index.ts';
import type { Sweep } from '../sweep.ts';
import { lacksOfAll, lacksOfRules } from './lacks.ts';
import { partOf } from './part-of.ts';
import { faultsOfPrediction } from './prediction.ts';
import { rulesAlone } from './rules-alone.ts';
import { AT_ONCE, allowedFor, callsBeyond, scanSmall } from './serve.ts';
import { sideBySide } from './side-by-side.ts';
import { troublesOf } from './troubles.ts';
import { allActionsFor } from './without-action.ts';

export const access: Sweep = {
  promise:
    'the policy holds exactly what a scan needs, no action that it lacks makes a pass, and doctor says what will be unknown',
  async run(options) {
    const { size, progress } = options;
    const { rules } = await loadOurCatalogue();
    const allowed = allowedFor(rules);

    const selections = [[], ...partOf(rules, size, 2).map(({ id }) => [id])];
    const alone = await sideBySide(selections, AT_ONCE, (selectors) => {
      progress(`--rule ${selectors.join() || '*'}`);
      return rulesAlone(selectRules(rules, selectors), selectors);
    });

    const clean = await scanSmall([]);
    const violations = partOf(Object.entries(VIOLATIONS), size, 2, 24);
    const violated = await sideBySide(violations, AT_ONCE, async ([name, { parameters = {} }]) => {
      progress(`violation ${name}`);
      const { server } = await scanSmall([], { ...LARGE_ENOUGH, violations: [name], parameters });
      const beyond = callsBeyond(server, allowed).map((call) => `${name}: sends ${call}, which no policy allows`);
      return { sent: [...server.counts.keys()], beyond };
    });

    const ofAll = await lacksOfAll(rules, clean, options);
    const ofRules = await lacksOfRules(rules, options);

    // What stands in for another operation is sent when that one is refused.
    const sent = [
      clean.server.counts.keys(),
      ...violated.map((scan) => scan.sent),
      ...ofAll.lacks.map((lack) => lack.sent),
    ];
    const needed = new Set(sent.flatMap((operations) => [...operations].flatMap(actionsOf)));
    const actions = allActionsFor(rules);
    const neverNeeded = size === 'sample' ? [] : actions.filter((action) => !needed.has(action));

    const operations = [...new Set([...allowed.everyAccount, ...allowed.managementAccount])];
    const troubles = partOf(troublesOf(operations), size, 2, TROUBLES_IN_CI);
    const predictions = await sideBySide(troubles, AT_ONCE, (trouble) => {
      progress(`doctor: ${trouble.name}`);
      return faultsOfPrediction(trouble);
    });
    return {
      counts: {
        selections: selections.length,
        violations: violations.length,
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

/** Each is two scans and the doctor's own. */
const TROUBLES_IN_CI = 10;
