import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What is to be looked at, told again at the end, where the log of a build server is still to be seen. */
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly name: string;
  readonly text: string;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, findings: [] };

/** A step that is a test of its own: lint, a type check, the build. */
export function stepTally(exitCode: number, name: string, output = ''): Tally {
  return exitCode === 0
    ? { ...NOTHING, passed: 1 }
    : { ...NOTHING, failed: 1, findings: [{ name, text: output.trimEnd() }] };
}

export function addUp(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
      findings: [...sum.findings, ...each.findings],
    }),
    NOTHING,
  );
}

export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Lines of one finding that are told again; the whole of it stands further up in the log. */
const LINES = 40;

export function findingLines({ name, text }: Finding): string {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const shown = lines.slice(0, LINES).map((line) => `    ${line}`);
  return [`✗ ${name}`, ...shown, ...(lines.length > LINES ? ['    …'] : [])].join('\n');
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** Vitest's JSON report; a file that could not even be loaded counts as one failed test. */
export function vitestTally(report: unknown, exitCode: number, name: string): Tally {
  const parsed = vitestReport.safeParse(report);
  if (!parsed.success) return checked(NOTHING, exitCode, name);
  const { testResults: files, ...counts } = parsed.data;
  const unloaded = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = files.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => ({ name: `${file.name}: ${test.fullName}`, text: (test.failureMessages ?? []).join('\n') })),
  );
  return checked(
    {
      passed: counts.numPassedTests,
      failed: counts.numFailedTests + unloaded.length,
      skipped: counts.numPendingTests + counts.numTodoTests,
      findings: [...unloaded.map((file) => ({ name: file.name, text: file.message })), ...failed],
    },
    exitCode,
    name,
  );
}

const playwrightError = z.object({ message: z.string().optional() });
const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      results: z.array(z.object({ errors: z.array(playwrightError) })),
    }),
  ),
});
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(playwrightError),
  suites: z.array(playwrightSuite),
});

/** One spec may need its second try on a busy machine; it is named, and why is to be found. Two are no accident. */
const REPEATED_AT_MOST = 1;

/** Playwright's JSON report. */
export function playwrightTally(report: unknown, exitCode: number, name: string): Tally {
  const parsed = playwrightReport.safeParse(report);
  if (!parsed.success) return checked(NOTHING, exitCode, name);
  const { expected, unexpected, flaky, skipped } = parsed.data.stats;
  const { errors, suites } = parsed.data;
  const tooOften = Math.max(0, flaky - REPEATED_AT_MOST);
  return checked(
    {
      passed: expected + flaky - tooOften,
      failed: unexpected + tooOften + errors.length,
      skipped,
      findings: [
        ...errors.map((error) => ({ name, text: error.message ?? '' })),
        ...suites.flatMap(specsOf).flatMap(specFindings),
      ],
    },
    exitCode,
    name,
  );
}

function specsOf(suite: z.infer<typeof playwrightSuite>): z.infer<typeof playwrightSpec>[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function specFindings(spec: z.infer<typeof playwrightSpec>): Finding[] {
  return spec.tests
    .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
    .map((test) => ({
      name: `[${test.projectName}] ${spec.file}: ${spec.title}${test.status === 'flaky' ? ' (passed when repeated)' : ''}`,
      text: test.results.flatMap((result) => result.errors.map((error) => error.message ?? '')).join('\n'),
    }));
}

/** A runner that failed without naming a test, or ran none at all, has failed once. */
function checked(tally: Tally, exitCode: number, name: string): Tally {
  const silent = tally.failed === 0 && (exitCode !== 0 || tally.passed === 0);
  if (!silent) return tally;
  const text = `It ended with ${exitCode} and named no test that failed.`;
  return { ...tally, failed: 1, findings: [...tally.findings, { name, text }] };
}
