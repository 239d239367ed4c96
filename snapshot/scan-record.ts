import path from 'node:path';
import { z } from 'zod';
import { readJson } from '../files/json-text.ts';
import { LIMITS } from '../files/limits.ts';
import { readRegularFile, UnusableFile } from '../files/regular-file.ts';
import { unreadable } from '../files/source-text.ts';
import { textOf } from '../files/utf8.ts';
import { Cell } from '../model/cell.ts';
import { AccountId, Instant, Region, Sha256 } from '../model/names.ts';
import { otherParameters, Parameters } from '../model/parameters.ts';
import { Resource } from '../model/resource.ts';
import { Manifest, Targets } from '../model/snapshot.ts';
import { writeDurably } from './durable.ts';
import { SCAN_FILE, sha256 } from './layout.ts';
import { SnapshotError } from './snapshot-error.ts';

/** What decides the content of a snapshot, besides what AWS answers. Lists are sorted; null: no choice was made. */
export const ScanRequest = z.strictObject({
  /** Version of the tool. */
  version: z.string(),
  homeRegion: Region,
  /** `management=111122223333`, sorted. */
  coreAccounts: z.array(z.string()),
  scanRole: z.string().nullable(),
  /** Digest of the external id. */
  externalId: Sha256.nullable(),
  regions: z.array(Region).nullable(),
  selectedAccounts: z.array(AccountId).nullable(),
  selectedRegions: z.array(Region).nullable(),
  parameters: Parameters,
  asked: Manifest.shape.asked,
});
export type ScanRequest = Readonly<z.infer<typeof ScanRequest>>;

const Collected = z.strictObject({ cells: z.array(Cell), resources: z.array(Resource) });

/** Who listed the accounts, and where each stood then. */
const Listing = z.strictObject({
  lister: z.strictObject({ account: AccountId, asCaller: z.boolean() }).nullable(),
  /** Sorted by account. */
  paths: z.array(z.tuple([AccountId, z.string()])),
});

/** Goes up with what a record holds. */
export const SCAN_FORMAT = 'zonewarden.scan/3' as const;

/** Where a scan began: what was asked for, what it was aimed at, and what finding that out has read. */
export const ScanRecord = z.strictObject({
  format: z.literal(SCAN_FORMAT),
  takenAt: Instant,
  /** Account of the credentials that the scan began with. */
  caller: AccountId,
  request: ScanRequest,
  targets: Targets,
  listing: Listing,
  /** `accounts` are sorted by id. */
  found: z.strictObject({ organization: Collected, accounts: z.array(z.tuple([AccountId, Collected])) }),
});
export type ScanRecord = Readonly<z.infer<typeof ScanRecord>>;

const StoredRecord = ScanRecord.extend({ digest: Sha256 });

/** What a difference is called in front of a person. */
const WORDS = {
  version: 'version of zonewarden',
  homeRegion: 'organization.homeRegion',
  coreAccounts: 'organization.accounts',
  scanRole: 'organization.scanRole',
  externalId: 'organization.externalId',
  regions: 'organization.regions',
  selectedAccounts: '--account',
  selectedRegions: '--region',
  asked: 'resource types that the rules need',
} as const satisfies Record<keyof Choices, string>;

/** All but the parameters, which are compared one by one. */
type Choices = Omit<ScanRequest, 'parameters'>;

/** Why a scan that was begun for one request cannot go on for another, one line for each difference; empty: it can. */
export function differences(begun: ScanRequest, now: ScanRequest): string[] {
  return [
    ...(Object.keys(WORDS) as (keyof Choices)[])
      .filter((name) => JSON.stringify(begun[name]) !== JSON.stringify(now[name]))
      .map((name) => `${WORDS[name]}${difference(name, begun[name], now[name])}`),
    ...otherParameters(begun.parameters, now.parameters).map((name) => {
      const [before, after] = [begun.parameters[name], now.parameters[name]].map((value) => JSON.stringify(value));
      return `parameter ${name}: it was ${before} when the scan began, now it is ${after}`;
    }),
  ];
}

type Value = Choices[keyof Choices];

function difference(name: keyof Choices, begun: Value, now: Value): string {
  if (name === 'externalId') return ' is not the one that the scan began with';
  if (name !== 'asked') return `: it was ${shown(begun)} when the scan began, now it is ${shown(now)}`;
  const [before, after] = [new Set(begun), new Set(now)];
  const parts = [
    ...listed('no longer needed', [...before.difference(after)]),
    ...listed('not read by the scan that began', [...after.difference(before)]),
  ];
  return `: ${parts.join('; ')}`;
}

function listed(what: string, values: readonly string[]): string[] {
  return values.length > 0 ? [`${values.join(', ')} ${values.length === 1 ? 'is' : 'are'} ${what}`] : [];
}

function shown(value: Value): string {
  if (value === null || value.length === 0) return 'not given';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** Whether everything that finding the targets asked was answered before the scan was ended. */
export function isAimed({ found }: Pick<ScanRecord, 'found'>): boolean {
  const all = [found.organization, ...found.accounts.map(([, reading]) => reading)];
  return all.every(({ cells }) => cells.every(isWhole));
}

/** Whether a cell is what came of its question; if not, the scan was ended before. */
export function isWhole({ code }: Pick<Cell, 'code'>): boolean {
  return code !== 'Interrupted';
}

export async function writeScanRecord(folder: string, record: ScanRecord): Promise<void> {
  const digest = digestOf(record);
  await writeDurably(path.join(folder, SCAN_FILE), `${JSON.stringify({ ...record, digest })}\n`);
}

/** null: there is none. Throws SnapshotError when there is one that cannot be used. */
export async function readScanRecord(folder: string): Promise<ScanRecord | null> {
  const file = path.join(folder, SCAN_FILE);
  try {
    return parseScanRecord(file, readRegularFile(file, { maxBytes: LIMITS.manifestBytes, links: 'refused' }));
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    if (error.isMissing) return null;
    throw new SnapshotError(file, error.message);
  }
}

/** The record in the bytes of its file. Throws SnapshotError when it cannot be used. */
export function parseScanRecord(file: string, bytes: Uint8Array): ScanRecord {
  const text = textOf(bytes);
  const source = typeof text === 'string' ? readJson(text) : unreadable(text);
  const { data } = StoredRecord.safeParse(source.content);
  if (data === undefined || source.faults.length > 0) {
    throw new SnapshotError(file, `is not what a scan writes; ${ADVICE}`);
  }
  const { digest, ...record } = data;
  if (digestOf(record) !== digest) throw new SnapshotError(file, `was edited: its digest does not match; ${ADVICE}`);
  return record;
}

const ADVICE = 'the scan cannot go on from it: begin a new one with --snapshot and another folder';

function digestOf(record: ScanRecord): string {
  return sha256(JSON.stringify(ScanRecord.parse(record)));
}
