import { z } from 'zod';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

/** A step that is a test of its own: lint, a type check, the build. */
export function stepTally(exitCode: number): Tally {
  return exitCode === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

export function addUp(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
    }),
    NOTHING,
  );
}

export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Vitest's JSON report; a file that could not even be loaded counts as one failed test. */
export function vitestTally(report: unknown, exitCode: number): Tally {
  const parsed = vitestReport.safeParse(report);
  if (!parsed.success) return checked(NOTHING, exitCode);
  const unloaded = parsed.data.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return checked(
    {
      passed: parsed.data.numPassedTests,
      failed: parsed.data.numFailedTests + unloaded.length,
      skipped: parsed.data.numPendingTests + parsed.data.numTodoTests,
    },
    exitCode,
  );
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** One spec may need its second try on a busy machine; Playwright names it, and why is to be found. Two are no accident. */
const REPEATED_AT_MOST = 1;

/** Playwright's JSON report. */
export function playwrightTally(report: unknown, exitCode: number): Tally {
  const parsed = playwrightReport.safeParse(report);
  if (!parsed.success) return checked(NOTHING, exitCode);
  const { expected, unexpected, flaky, skipped } = parsed.data.stats;
  const tooOften = Math.max(0, flaky - REPEATED_AT_MOST);
  const passed = expected + flaky - tooOften;
  return checked({ passed, failed: unexpected + tooOften + parsed.data.errors.length, skipped }, exitCode);
}

/** A runner that failed without naming a test, or ran none at all, has failed once. */
function checked(tally: Tally, exitCode: number): Tally {
  const silent = tally.failed === 0 && (exitCode !== 0 || tally.passed === 0);
  return silent ? { ...tally, failed: 1 } : tally;
}
