import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { positive } from '../positive.ts';
import { ROOT } from '../vite/paths.ts';
import { runVitest } from './run-vitest.ts';
import { findingLines } from './summary.ts';

/** `npm run fuzz -- --minutes N [paths]`: the tests by property again and again, each round with other random values. */
const program = new Command('fuzz')
  .description(
    'Repeats every test by property with other random values until the time is over or one fails; what failed tells its seed.',
  )
  .argument('[paths...]', 'only test files whose path contains one of these')
  .option('--minutes <minutes>', 'how long; the round that has begun ends', positive, 10)
  .parse();
const { minutes } = program.opts<{ minutes: number }>();
const files = await propertyTests(program.args);
if (files.length === 0) program.error('No test by property is there.');

const untilMs = performance.now() + minutes * 60_000;
for (let round = 1; performance.now() < untilMs && process.exitCode === undefined; round += 1) {
  const tally = await runVitest('fuzz', { projects: ['unit', 'window'], files });
  process.stdout.write(`round ${round}: ${tally.passed} passed, ${tally.failed} failed\n`);
  for (const finding of tally.findings) process.stdout.write(`${findingLines(finding)}\n`);
  if (tally.failed > 0) process.exitCode = 1;
}

async function propertyTests(wanted: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob('{shared,db,electron,renderer,build}/**/*.test.{ts,tsx}', { cwd: ROOT })) {
    if (wanted.length > 0 && !wanted.some((part) => path.includes(part))) continue;
    if ((await readFile(join(ROOT, path), 'utf8')).includes(`from 'fast-check'`)) found.push(path);
  }
  return found.sort();
}
