import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { positive } from '../positive.ts';
import type { FaultCounts } from './ledger.ts';
import { runFaults } from './run-faults.ts';

/** `npm run faults -- --minutes N`: kills the built program at random moments and prints what became of the orders. */
const program = new Command('faults')
  .description(
    'Kills the program again and again while orders are taken, and compares what is stored with what was acknowledged.',
  )
  .option('--minutes <minutes>', 'how long', positive, 5)
  .option('--seed <text>', 'of the random choices', String(Date.now()))
  .option('--keep', 'leaves the data folder where it is')
  .parse();
const { minutes, seed, keep } = program.opts<{ minutes: number; seed: string; keep?: boolean }>();

const folder = mkdtempSync(join(tmpdir(), 'orderline-faults-'));
const untilMs = performance.now() + minutes * 60_000;
let lastMs = performance.now();
process.stdout.write(`seed ${seed}\n`);
try {
  const { counts, found } = await runFaults({
    dataDir: folder,
    seed,
    historyOrders: 400,
    customerRows: 1500,
    longLives: 0.25,
    goesOn: () => performance.now() < untilMs,
    onKill(so) {
      if (performance.now() - lastMs < 10_000) return;
      lastMs = performance.now();
      process.stderr.write(`  ${so.kills} kills, ${so.ordersAcknowledged} orders acknowledged\n`);
    },
  });
  process.stdout.write(`${told(counts, found)}\n`);
  process.exitCode = found.length === 0 ? 0 : 1;
} finally {
  if (keep) process.stdout.write(`kept ${folder}\n`);
  else rmSync(folder, { recursive: true, force: true });
}

function told(counts: FaultCounts, found: readonly string[]): string {
  const of = (word: string) => found.filter((sentence) => sentence.startsWith(word)).length;
  const words = Object.entries(counts).map(([name, count]) => `${spaced(name)} ${count.toLocaleString('en')}`);
  const verdict = [
    `lost ${of('lost')}`,
    `doubled ${of('doubled')}`,
    `overrun ${of('overrun')}`,
    `other differences ${found.length - of('lost') - of('doubled') - of('overrun')}`,
  ];
  return [words.join(' · '), verdict.join(' · '), ...found].join('\n');
}

function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
