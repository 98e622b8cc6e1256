import { defineConfig } from 'vitest/config';

const EXCLUDE = ['**/node_modules/**', 'dist/**', 'release/**', 'renderer/e2e/**'];
/** Tests of what the build made: processes, packages. They run after it. */
const BUILT = '**/*.built.test.ts';

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
          exclude: [...EXCLUDE, BUILT],
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
      {
        extends: true,
        test: {
          name: 'built',
          include: [`{electron,build}/${BUILT}`],
          exclude: EXCLUDE,
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
