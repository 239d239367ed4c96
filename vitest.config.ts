import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { testTimes } from './scripts/test-times.ts';

/** Hundreds of processes load the same modules: each finds them compiled. */
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('.cache/compiled', import.meta.url));

/** Their scans set the credentials of the process, and some of them end, hang or fill it. */
const ALONE = ['test/end-to-end/**/*.test.ts', 'test/moto/**/*.test.ts', 'test/trust/**/*.test.ts'];

export default defineConfig({
  test: {
    // Many tests wait for servers and deadlines rather than compute: more at a time than vitest's one on two cores.
    maxWorkers: 3,
    reporters: ['default', testTimes],
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: ALONE,
          // Every file would load the model, the engine and AWS's clients anew, which costs more than most tests do.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    // Scans of whole organizations and emulator starts; a hanging test still ends.
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
