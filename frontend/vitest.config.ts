import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite',
  test: {
    include: ['room/**/*.test.ts', 'calendar/**/*.test.ts', 'shared/**/*.test.ts', 'entry/**/*.test.ts'],
    environment: 'happy-dom',
    setupFiles: 'vitest.setup.ts',
    restoreMocks: true,
    // A document of its own for each file without a thread of its own.
    pool: 'vmThreads',
  },
});
