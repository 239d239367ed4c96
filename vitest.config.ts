import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Scans of whole organizations and emulator starts; a hanging test still ends.
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
