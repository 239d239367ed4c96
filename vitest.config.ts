import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Many tests wait for servers and deadlines rather than compute: more at a time than vitest's one on two cores.
    maxWorkers: 3,
    // Scans of whole organizations and emulator starts; a hanging test still ends.
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
