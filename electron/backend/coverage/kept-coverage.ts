import type { JobPool } from '../jobs/pool.ts';
import type { CoverageTable } from './coverage-table.ts';

/** So long one working out serves everybody who looks: calls and cut-offs change it all the time anyway. */
const FRESH_MS = 30_000;

/** The coverage of all customers as it was last worked out. */
export interface KeptCoverage {
  /** Not older than half a minute, nor than `changedAtMs` (UTC ms). Those who ask meanwhile share one working out. */
  table(changedAtMs: number): Promise<CoverageTable>;
}

export function createKeptCoverage(jobs: JobPool, now: () => number): KeptCoverage {
  let kept: CoverageTable | null = null;
  let running: { readonly startedMs: number; readonly work: Promise<CoverageTable> } | null = null;

  async function workOut(): Promise<CoverageTable> {
    try {
      const table = await jobs.run('coverage', {});
      kept = table;
      return table;
    } finally {
      running = null;
    }
  }

  return {
    async table(changedAtMs) {
      const nowMs = now();
      const isFresh = (atMs: number): boolean => atMs > nowMs - FRESH_MS && atMs <= nowMs && atMs > changedAtMs;
      if (kept && isFresh(kept.asOfMs)) return kept;
      if (running && isFresh(running.startedMs)) return running.work;
      const work = workOut();
      running = { startedMs: nowMs, work };
      return work;
    },
  };
}
