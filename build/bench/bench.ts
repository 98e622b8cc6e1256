import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const SCALES = { '10k': 10_000, '100k': 100_000, '1m': 1_000_000 } as const;
export type Scale = keyof typeof SCALES;

/** One printed line. Times in milliseconds; `ratio` = ours / reference, in time: below 1 we are faster. */
export interface BenchLine {
  /** Name of the benchmark, then of what was measured: `search: phone fragment`. */
  readonly name: string;
  readonly scale: Scale;
  /** How many customers, rows or calls it was measured with. */
  readonly size: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  readonly rowsPerSecond: number | null;
  /** Greatest resident memory of the benchmark's own process. */
  readonly peakMb: number | null;
  /** What it was compared with, measured in the same run. */
  readonly reference: string;
  readonly ratio: number | null;
  /** Figures that only this benchmark has, e.g. `recall@10`. */
  readonly [extra: string]: number | string | null;
}

export interface BenchContext {
  readonly scale: Scale;
  readonly size: number;
  /** A folder of this run's own, removed at its end. */
  readonly folder: string;
  /** Says on standard error what is going on. */
  say(text: string): void;
  /** The line with scale and peak memory filled in. */
  line(measured: Partial<BenchLine> & Pick<BenchLine, 'name' | 'reference' | 'ratio'>): BenchLine;
}

/** Each benchmark runs in a process of its own, so that its peak memory is its own. */
export type Bench = (ctx: BenchContext) => Promise<BenchLine[]>;

export interface Timings {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly totalMs: number;
}

/** Percentiles by the nearest-rank method. `samplesMs` must not be empty. */
export function percentiles(samplesMs: readonly number[]): Timings {
  const sorted = [...samplesMs].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  const totalMs = samplesMs.reduce((sum, ms) => sum + ms, 0);
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), totalMs };
}

/** Times `work` once for each of `times` turns; a few turns before are thrown away. */
export async function measure(times: number, work: (turn: number) => unknown, warmUp = 20): Promise<Timings> {
  for (let turn = 0; turn < Math.min(warmUp, times); turn += 1) await work(turn);
  const samplesMs: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const startedMs = performance.now();
    await work(turn);
    samplesMs.push(performance.now() - startedMs);
  }
  return percentiles(samplesMs);
}

/** How long one run of `work` takes, and what it gave. */
export async function stopwatch<T>(work: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const startedMs = performance.now();
  const value = await work();
  return { ms: performance.now() - startedMs, value };
}

/** Greatest resident memory of this process so far, in MiB. */
export function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

export async function inBenchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'orderline-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
