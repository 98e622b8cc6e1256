import { defineConfig } from 'vitest/config';

const EXCLUDE = ['**/node_modules/**', 'dist/**', 'release/**', 'renderer/e2e/**'];

/**
 * Unit tests of every room. The domain and the database run a second time in a zone far from the company's, so that
 * nothing depends on the machine's.
 */
export default defineConfig({
  test: {
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,db,electron,renderer,build}/**/*.test.{ts,tsx}'],
          exclude: EXCLUDE,
          env: { TZ: 'Asia/Shanghai' },
        },
      },
      {
        extends: true,
        test: {
          name: 'far-zone',
          include: ['{shared,db}/**/*.test.ts'],
          exclude: EXCLUDE,
          env: { TZ: 'America/New_York' },
        },
      },
    ],
  },
});
