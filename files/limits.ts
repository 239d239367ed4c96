/**
 * How much of a file is read. Every file comes from somebody else: without limits a small one can take all memory or all
 * time. Whatever is beyond a limit is refused with what was found, never cut off.
 */
export const LIMITS = {
  /** `zonewarden.yaml`. The longest real ones hold some hundred log groups and account ids. */
  configurationBytes: 128 * 1024,
  /** One file of the catalogue: a rule, its examples, a profile, the list of requirements. */
  catalogueBytes: 512 * 1024,
  /** The manifest of a snapshot: about 2 KB for each of 10,000 accounts. */
  manifestBytes: 64 * 1024 ** 2,
  /** A JSON report: about 0.5 MB for each of 10,000 accounts, and as much again with all of its coverage. */
  reportBytes: 16 * 1024 ** 3,
  /** One member of a report that is no long list: what was scanned, above all. */
  memberBytes: 64 * 1024 ** 2,
  /** One shard as it lies on disk, and unpacked: about a million resources of one account. */
  shardBytes: 512 * 1024 ** 2,
  unpackedBytes: 1024 ** 3,
  /** How many times its size a shard may grow when unpacked; real ones grow 5 to 60 times, bombs 1,000 times. */
  unpackedRatio: 400,
  /** Up to here the ratio does not matter: a few short lines that are all alike pack very well. */
  unpackedFreely: 1024 ** 2,
  /** One cell or resource in a shard, one element of a long list in a report. */
  lineBytes: 16 * 1024 ** 2,
  /** Lists and objects in each other, in JSON and YAML. */
  depth: 32,
  /** Of one YAML file: pieces (words, marks, line ends), members of one map or list, values that aliases stand for. */
  yamlPieces: 50_000,
  yamlMembers: 2_000,
  yamlAliases: 50,
  /** Faults that are told of one file. A file of another version can be wrong in 100,000 places for one reason. */
  faults: 20,
  /** Characters of one fault. */
  faultCharacters: 400,
} as const;
