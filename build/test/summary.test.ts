import { describe, expect, it } from 'vitest';
import { addUp, findingLines, playwrightTally, stepTally, summaryLine, vitestTally } from './summary.ts';

const vitest = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [file([{ status: 'passed', fullName: 'one' }])],
};
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 2 }, errors: [], suites: [] };

function file(assertionResults: readonly object[], status = 'passed', message = '') {
  return { name: '/db/x.test.ts', status, message, assertionResults };
}

describe('the summary', () => {
  it('adds up over all steps', () => {
    const total = addUp([
      stepTally(0, 'lint'),
      stepTally(1, 'types'),
      vitestTally(vitest, 0, 'unit'),
      playwrightTally(playwright, 0, 'browser'),
    ]);
    expect(summaryLine(total)).toBe('9 passed, 1 failed, 4 skipped');
  });

  it('counts a file that does not load', () => {
    const report = { ...vitest, testResults: [file([], 'failed', 'no such module')] };
    expect(vitestTally(report, 1, 'unit')).toEqual({
      passed: 5,
      failed: 1,
      skipped: 2,
      findings: [{ name: '/db/x.test.ts', text: 'no such module' }],
    });
  });

  it.each([
    ['no report', undefined, 0],
    ['no tests', { ...vitest, numPassedTests: 0 }, 0],
    ['an error outside the tests', vitest, 1],
  ])('fails for %s', (_name, report, exitCode) => {
    const tally = vitestTally(report, exitCode, 'unit');
    expect(tally.failed).toBe(1);
    expect(tally.findings).toHaveLength(1);
  });

  it('forgives one spec its first try', () => {
    const report = { ...playwright, stats: { ...playwright.stats, flaky: 1 } };
    expect(playwrightTally(report, 0, 'browser')).toMatchObject({ passed: 4, failed: 0, skipped: 2 });
  });

  it.each([
    ['no report', null, 1],
    ['no tests', { ...playwright, stats: { ...playwright.stats, expected: 0 } }, 0],
    ['two that passed only when repeated', { ...playwright, stats: { ...playwright.stats, flaky: 2 } }, 0],
    ['an error outside the tests', { ...playwright, errors: [{}] }, 1],
  ])('fails for %s of the browser', (_name, report, exitCode) => {
    expect(playwrightTally(report, exitCode, 'browser').failed).toBe(1);
  });

  it('names what failed and says again what it said', () => {
    const results = [{ status: 'failed', fullName: 'adds up', failureMessages: ['expected 3 to be 4'] }];
    const { findings } = vitestTally(
      { ...vitest, numFailedTests: 1, testResults: [file(results, 'failed')] },
      1,
      'unit',
    );
    expect(findings).toEqual([{ name: '/db/x.test.ts: adds up', text: 'expected 3 to be 4' }]);
  });

  it('names the specs that failed and the one that was repeated', () => {
    const test = (status: string) => ({
      projectName: 'browser',
      status,
      results: [{ errors: [{ message: 'no row' }] }],
    });
    const spec = (title: string, status: string) => ({ title, file: 'x.spec.ts', tests: [test(status)] });
    const report = {
      ...playwright,
      stats: { ...playwright.stats, unexpected: 1, flaky: 1 },
      suites: [
        { specs: [spec('one', 'expected')], suites: [{ specs: [spec('two', 'unexpected'), spec('three', 'flaky')] }] },
      ],
    };
    expect(playwrightTally(report, 1, 'browser').findings).toEqual([
      { name: '[browser] x.spec.ts: two', text: 'no row' },
      { name: '[browser] x.spec.ts: three (passed when repeated)', text: 'no row' },
    ]);
  });

  it('tells the first lines of a finding without colours', () => {
    const text = `\u001b[31mred\u001b[0m\n\n${Array.from({ length: 50 }, (_, n) => `line ${n}`).join('\n')}`;
    const lines = findingLines({ name: 'types of db', text }).split('\n');
    expect(lines.slice(0, 3)).toEqual(['✗ types of db', '    red', '    line 0']);
    expect(lines.at(-1)).toBe('    …');
    expect(lines).toHaveLength(42);
  });
});
