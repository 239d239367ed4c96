import path from 'node:path';
import { parseConfiguration } from '../../app/configuration/parse-configuration.ts';
import { Configuration } from '../../app/configuration/schema.ts';
import { faultsOf } from '../../app/faults.ts';
import type { Catalogue } from '../../engine/catalogue/parse.ts';
import { resolveParameters } from '../../engine/catalogue/profiles.ts';
import { LIMITS } from '../../files/limits.ts';
import { faultLine } from '../../files/text-fault.ts';
import { WholeReport } from '../../model/report.ts';
import { REPORTERS } from '../../reporters/index.ts';
import { readReport, UnreadableReport } from '../../reporters/read-report.ts';
import { wholeReport } from '../whole-report.ts';
import { fitting, textMutation } from './contents.ts';
import type { Answer, FuzzKind } from './kind.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateYaml } from './mutate-yaml.ts';
import { filesIn } from './valid-files.ts';

/** The files that a user writes or keeps. Accepted reports are rendered in every format. */
export function otherKinds(folder: string, { profiles }: Catalogue): Readonly<Record<string, FuzzKind>> {
  return {
    configuration: {
      share: 8,
      maxBytes: LIMITS.configurationBytes,
      files: [...filesIn(folder, /^zonewarden\.yaml$/), { name: 'full.yaml', bytes: Buffer.from(FULL_CONFIGURATION) }],
      mutate: textMutation(mutateYaml),
      async read(content, { name }) {
        try {
          const { configuration, where } = parseConfiguration(name, content);
          fitting(Configuration, configuration);
          where(['organization', 'accounts', 'management']);
          const resolved = resolveParameters(profiles, configuration.profile, configuration.parameters);
          return { faults: 'faults' in resolved ? resolved.faults : null, used: 0 };
        } catch (error) {
          return refusal(error);
        }
      },
    },
    report: {
      share: 17,
      maxBytes: LIMITS.reportBytes,
      files: filesIn(folder, /^report\.json$/),
      mutate: textMutation(mutateJson),
      async read(content, { name }, isUsed) {
        let report: WholeReport;
        try {
          report = wholeReport(readReport((offset) => inChunks(content.subarray(offset))));
        } catch (error) {
          if (!(error instanceof UnreadableReport)) throw error;
          return { faults: error.faults.map((fault) => faultLine(name, fault)), used: 0 };
        }
        fitting(WholeReport, report);
        if (!isUsed) return { faults: null, used: 0 };
        for (const [format, { render }] of Object.entries(REPORTERS)) {
          try {
            for (const piece of render(report)) Buffer.from(piece);
          } catch (error) {
            throw new Error(`rendering ${path.basename(format)}: ${(error as Error).stack}`);
          }
        }
        return { faults: null, used: 1 };
      },
    },
  };
}

/** As a file comes, in chunks that end anywhere. */
function* inChunks(content: Buffer): Iterable<Buffer> {
  for (let at = 0; at < content.length; at += 1_000) yield content.subarray(at, at + 1_000);
}

/** The faults of an error for a user; any other is thrown again. */
export function refusal(error: unknown): Answer {
  const faults = faultsOf(error);
  if (faults === null) throw error;
  return { faults, used: 0 };
}

const FULL_CONFIGURATION = `# every key
organization:
  homeRegion: ca-central-1
  accounts: &core
    management: "111122223333"
    logArchive: "222233334444"
    security: '333344445555'
  scanRole: ASEA-ComplianceScan
  externalId: zonewarden
  regions: [ca-central-1, us-east-1]
profile: strict
parameters:
  ignoredOus: [Suspended, "Sandbox"]
  minRetentionDays: 731
  maxRetentionDays: null
  neverExpire: fail
  requireCmk: true
  logBuckets:
    - asea-log-archive
    - >-
      folded
      name
  notLogBuckets: ["*access-logs*"]
  fieldProfile: v5-29
  maxDeliveryAgeMinutes: 60
`;
