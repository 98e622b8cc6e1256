import { defineConfig } from 'vitest/config';

const EXCLUDE = ['**/node_modules/**', 'dist/**', 'release/**', 'renderer/e2e/**'];
/** Tests of what the build made: processes, packages. They run after it. */
const BUILT = '**/*.built.test.ts';

/**
 * Unit tests of every room. The domain and the database run a second time in a zone far from the company's, so that
 * nothing depends on the machine's. Outside the window nothing is kept in a module, so that files share those of their
 * worker: loading them anew for each took two fifths of the run.
 */
export default defineConfig({
  test: {
    // For a test that hangs: a machine twenty times as busy as usual is no fault of the program's.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    // Left alone, one of two cores stands idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,db,electron,build}/**/*.test.ts'],
          exclude: [...EXCLUDE, BUILT],
          env: { TZ: 'Asia/Shanghai' },
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          include: ['renderer/**/*.test.{ts,tsx}'],
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
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          include: [`{electron,build}/${BUILT}`],
          exclude: EXCLUDE,
          fileParallelism: false,
        },
      },
    ],
  },
});
