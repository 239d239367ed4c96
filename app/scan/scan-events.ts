import type { Progress } from '../../collectors/runner/collect.ts';
import type { Targets } from '../../model/snapshot.ts';

/** What a scan tells about itself while it runs. */
export type ScanEvent = Progress | { readonly event: 'targets'; readonly targets: Targets };
