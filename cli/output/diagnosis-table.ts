import type { Diagnosis, Refusal } from '../../app/doctor/diagnosis.ts';
import { escapeTerminal } from '../../reporters/escape/terminal.ts';
import { cutTo, padTo } from '../../reporters/table/width.ts';
import { counted, grouped, OUTCOME_WORDS, readableInstant } from '../../reporters/words.ts';

/** A diagnosis for people: what is well in one line, what is not with what to do about it. No colours. */
export function* diagnosisTable(diagnosis: Diagnosis, columns: number): Iterable<string> {
  for (const part of [heading, entries, refusals, notTried, limits, unknown, verdict]) {
    for (const line of part(diagnosis)) yield `${cutTo(line, columns).trimEnd()}\n`;
  }
}

const MAX_ACCOUNTS = 20;
const MAX_REFUSALS = 30;
const WORD = 13;

function row(word: string, text: string): string {
  return `${padTo(word, WORD)}${text}`;
}

function* heading({ tool, at, credentials, clock, rolesNotConfigured, organizationId, accounts }: Diagnosis) {
  yield `${tool.name} ${tool.version} doctor, ${readableInstant(at)}`;
  yield '';
  const until = credentials.expiresAt === null ? 'without an end' : `until ${readableInstant(credentials.expiresAt)}`;
  yield row('CREDENTIALS', `${escapeTerminal(credentials.arn)}, ${until}`);
  yield row('CLOCK', clockText(clock));
  const scanned = accounts.filter(({ leftOut }) => leftOut === null).length;
  const leftOut = accounts.length - scanned;
  const where = escapeTerminal(organizationId ?? 'no organization is known');
  yield row('ACCOUNTS', `${where}: ${counted(scanned, 'account')} to scan, ${grouped(leftOut)} left out`);
  if (rolesNotConfigured.length > 0) {
    yield row('ROLES', `no account is configured for ${rolesNotConfigured.join(', ')} (organization.accounts)`);
  }
}

function clockText({ aheadSeconds, isGoodEnough }: Diagnosis['clock']): string {
  if (aheadSeconds === null) return "no answer told AWS's time: ages cannot be judged";
  const side = aheadSeconds < 0 ? 'behind' : 'ahead of';
  const text = aheadSeconds === 0 ? "agrees with AWS's" : `${grouped(Math.abs(aheadSeconds))} seconds ${side} AWS's`;
  return isGoodEnough ? text : `${text}: set it, or ages stay unknown`;
}

function* entries({ accounts }: Diagnosis) {
  const scanned = accounts.filter(({ leftOut }) => leftOut === null);
  const shut = scanned.filter(({ isEntered }) => !isEntered);
  yield row('ROLE', `${grouped(scanned.length - shut.length)} of ${counted(scanned.length, 'account')} can be entered`);
  for (const { account, name } of shut.slice(0, MAX_ACCOUNTS)) {
    yield row('', `not entered: ${account} ${escapeTerminal(name)}`);
  }
  if (shut.length > MAX_ACCOUNTS) yield row('', `and ${grouped(shut.length - MAX_ACCOUNTS)} more`);
  const questions = accounts.reduce((sum, account) => sum + account.questions, 0);
  const refused = accounts.reduce((sum, account) => sum + account.refused, 0);
  yield row('QUESTIONS', `${grouped(questions)} tried, ${grouped(refused)} refused`);
  yield '';
}

/** The same refusal of many accounts is one line. */
function* refusals({ refusals: all }: Diagnosis) {
  if (all.length === 0) return;
  const groups = [
    ...Map.groupBy(all, ({ operation, sentTo, outcome, code }) => `${operation} ${sentTo} ${outcome} ${code}`),
  ];
  const shown = groups.slice(0, MAX_REFUSALS);
  yield `REFUSED${shown.length < groups.length ? ` (${grouped(shown.length)} of ${grouped(groups.length)})` : ''}`;
  for (const [, ofGroup] of shown) {
    const [first] = ofGroup;
    if (first === undefined) continue;
    const { operation, sentTo, outcome, code } = first;
    const accounts = [...new Set(ofGroup.map(({ account }) => account))];
    const more = accounts.length > 1 ? ` and ${grouped(accounts.length - 1)} more` : '';
    const why = code === null ? OUTCOME_WORDS[outcome] : `${OUTCOME_WORDS[outcome]} (${escapeTerminal(code)})`;
    yield `  ${padTo(operation, 46)}${padTo(sentTo, 16)}${accounts[0]}${more}: ${why}`;
    yield `    ${adviceOn(first)}`;
  }
  yield '';
}

/** What to do about a refusal. */
function adviceOn({ operation, outcome, detail }: Refusal): string {
  const said = escapeTerminal(detail ?? '');
  if (operation === 'sts:AssumeRole' && outcome === 'denied') {
    return 'the role is not there, does not trust these credentials, or asks for another external id (externalId)';
  }
  if (outcome === 'denied') return `add its action (zonewarden policy prints them), or see who denies it: ${said}`;
  if (outcome === 'denied-by-scp') return 'give the role a name that the service control policy exempts';
  if (outcome === 'unreachable') return `look at the network, the region and AWS_ENDPOINT_URL: ${said}`;
  if (outcome === 'throttled') return 'others use the limit up: try again later';
  return said;
}

function* notTried({ notTried: operations }: Diagnosis) {
  if (operations.length === 0) return;
  yield 'NOT TRIED, because nothing was found to ask about';
  for (const operation of operations) yield `  ${operation}`;
  yield '';
}

function* limits({ limits: { share, operations } }: Diagnosis) {
  const assumed = operations.filter(({ published }) => !published);
  const known = operations.length - assumed.length;
  yield row('LIMITS', `a scan uses ${share} of them; of ${counted(known, 'operation')} AWS publishes them`);
  for (const [perSecond, alike] of Map.groupBy(assumed, (one) => one.perSecond)) {
    yield row('', `assumed, ${perSecond} per second: ${alike.map(({ operation }) => operation).join(', ')}`);
  }
  yield '';
}

function* unknown({ unknown: requirements }: Diagnosis) {
  if (requirements.length === 0) return;
  yield 'REQUIREMENTS THAT STAY UNKNOWN';
  for (const { requirement, accounts, because } of requirements) {
    const where = accounts.length > 2 ? `${accounts[0]} and ${grouped(accounts.length - 1)} more` : accounts.join(', ');
    yield `  ${padTo(requirement, 16)}${padTo(where, 34)}${because.map(escapeTerminal).join(', ')}`;
  }
  yield '';
}

function* verdict({ exitCode, unknown: requirements, refusals: all }: Diagnosis) {
  if (exitCode === 0) yield 'READY        nothing stands in the way of a scan';
  else {
    const lost = counted(requirements.length, 'requirement');
    yield `NOT READY    ${counted(all.length, 'refusal')}; ${lost} would stay unknown, and a scan would end with 3`;
  }
}
