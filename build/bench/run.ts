import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { type BenchLine, SCALES } from './bench.ts';
import { BENCHES } from './registry.ts';

/** `npm run bench`: every benchmark (or `--only` some), each in a process of its own, as a table or as JSON. */
const program = new Command('bench')
  .description('Measures Orderline against references taken in the same run. Machines are noisy: compare the ratios.')
  .addOption(new Option('--only <names...>', 'only these').choices(Object.keys(BENCHES)))
  .addOption(new Option('--scale <scale>', 'how many customers or rows').choices(Object.keys(SCALES)).default('100k'))
  .option('--json', 'one JSON object a line')
  .parse();
const options = program.opts<{ only?: string[]; scale: string; json?: boolean }>();

let failed = false;
if (!options.json)
  print(['benchmark', 'size', 'p50 ms', 'p95 ms', 'p99 ms', 'rows/s', 'peak MB', 'ratio', 'reference']);
for (const name of options.only ?? Object.keys(BENCHES)) {
  const runOne = fileURLToPath(new URL('./run-one.ts', import.meta.url));
  const child = spawnSync(process.execPath, ['--expose-gc', runOne, name, options.scale], {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  });
  if (child.status !== 0) {
    failed = true;
    continue;
  }
  for (const line of JSON.parse(child.stdout.toString()) as BenchLine[]) {
    if (options.json) process.stdout.write(`${JSON.stringify(line)}\n`);
    else printLine(line);
  }
}
process.exitCode = failed ? 1 : 0;

function printLine(line: BenchLine): void {
  const { name, scale: _scale, size, p50Ms, p95Ms, p99Ms, rowsPerSecond, peakMb, reference, ratio, ...extra } = line;
  const figures = [p50Ms, p95Ms, p99Ms].map((ms) => (ms === null ? '' : ms.toFixed(ms < 10 ? 2 : 0)));
  print([
    name,
    size.toLocaleString('en'),
    ...figures,
    rowsPerSecond === null ? '' : Math.round(rowsPerSecond).toLocaleString('en'),
    peakMb === null ? '' : String(peakMb),
    ratio === null ? '' : ratio.toFixed(2),
    [reference, ...Object.entries(extra).map(([key, value]) => `${key} ${value}`)].join(' · '),
  ]);
}

function print(cells: readonly string[]): void {
  const widths = [40, 11, 8, 8, 8, 12, 8, 7];
  const text = cells.map((cell, i) => {
    const width = widths[i];
    if (width === undefined) return cell;
    return i === 0 ? cell.padEnd(width) : cell.padStart(width);
  });
  process.stdout.write(`${text.join(' ')}\n`);
}
