import type { Page } from 'playwright/test';

/** Collects what no page may do: throw, or ask for what the content security policy forbids. */
export async function watchForProblems(page: Page): Promise<readonly string[]> {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`page error: ${error.stack ?? error.message}`));
  await page.exposeBinding('reportPolicyViolation', (_source, text: string) => {
    problems.push(`content security policy: ${text}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as { reportPolicyViolation?: (text: string) => void }).reportPolicyViolation;
      report?.(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  return problems;
}
