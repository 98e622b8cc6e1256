import { NoChromium, prepareChromium } from './prepare-chromium.ts';
import { runScript } from './run-command.ts';

/** The browser tests alone: `npm run e2e -- first-start.spec.ts --grep …` takes Playwright's own arguments. */
try {
  const chromium = await prepareChromium((line) => void process.stdout.write(`${line}\n`));
  const { exitCode } = await runScript('node_modules/playwright/cli.js', ['test', ...process.argv.slice(2)], {
    live: true,
    env: chromium.env,
  });
  process.exitCode = exitCode;
} catch (error) {
  if (!(error instanceof NoChromium)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
