import { describe, expect, it } from 'vitest';
import { addUp, playwrightTally, stepTally, summaryLine, vitestTally } from './summary.ts';

const vitest = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
};
const playwright = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 2 }, errors: [] };

describe('the summary', () => {
  it('adds up over all steps', () => {
    const total = addUp([stepTally(0), stepTally(1), vitestTally(vitest, 0), playwrightTally(playwright, 0)]);
    expect(summaryLine(total)).toBe('9 passed, 1 failed, 4 skipped');
  });

  it('counts a file that does not load', () => {
    const report = { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(vitestTally(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });

  it.each([
    ['no report', undefined, 0],
    ['no tests', { ...vitest, numPassedTests: 0 }, 0],
    ['an error outside the tests', vitest, 1],
  ])('fails for %s', (_name, report, exitCode) => {
    expect(vitestTally(report, exitCode).failed).toBe(1);
  });

  it('forgives one spec its first try', () => {
    const report = { ...playwright, stats: { ...playwright.stats, flaky: 1 } };
    expect(playwrightTally(report, 0)).toEqual({ passed: 4, failed: 0, skipped: 2 });
  });

  it.each([
    ['no report', null, 1],
    ['no tests', { ...playwright, stats: { ...playwright.stats, expected: 0 } }, 0],
    ['two that passed only when repeated', { ...playwright, stats: { ...playwright.stats, flaky: 2 } }, 0],
    ['an error outside the tests', { ...playwright, errors: [{}] }, 1],
  ])('fails for %s of the browser', (_name, report, exitCode) => {
    expect(playwrightTally(report, exitCode).failed).toBe(1);
  });
});
