import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenRows } from '../../electron/backend/exports/write-rows.ts';
import { runJob } from '../../electron/backend/jobs/run-job.ts';
import type { ExportFormat } from '../../shared/contract/exports.ts';
import { type Bench, stopwatch } from './bench.ts';
import { benchHost } from './bench-host.ts';
import { makeCalls, sqliteShell, TWO_YEARS, wholeExport } from './call-log-folder.ts';
import { programPeakMb } from './program-peak.ts';

const TURNS = 3;

/**
 * The call log as a file, as the worker and the command line write it, against the sqlite3 shell writing the same rows as
 * CSV; the memory is that of the command line.
 */
export const benchExport =
  (format: ExportFormat, turns: number): Bench =>
  async ({ folder, size, line, say }) => {
    makeCalls(folder, size, say);
    let ours = Number.POSITIVE_INFINITY;
    let reference = Number.POSITIVE_INFINITY;
    let sameCells = Number.POSITIVE_INFINITY;
    let bytes = 0;
    for (let turn = 0; turn < turns; turn += 1) {
      const input = wholeExport(folder, format);
      const work = () => runJob(benchHost(folder), 'export-calls', input) as Promise<WrittenRows>;
      const { ms, value } = await stopwatch(work);
      if (value.rows !== size) throw new Error(`${value.rows} rows instead of ${size}`);
      ours = Math.min(ours, ms);
      bytes = value.bytes;
      rmSync(input.file);
      const shellMs = sqliteShell(folder);
      reference = Math.min(reference, shellMs ?? Number.POSITIVE_INFINITY);
      sameCells = Math.min(sameCells, sqliteShell(folder, 'same cells') ?? Number.POSITIVE_INFINITY);
      const shell = shellMs === null ? 'is not installed' : `${Math.round(shellMs)} ms`;
      say(`turn ${turn + 1}: ${Math.round(ms)} ms, sqlite3 ${shell}`);
    }
    const period = ['--from', TWO_YEARS.from, '--to', TWO_YEARS.to];
    const file = ['--format', format, '--out', join(folder, 'program.file')];
    const programMb = programPeakMb(['calls', 'export', '--data-dir', folder, ...period, ...file]);
    const compared = Number.isFinite(reference);
    return [
      line({
        name: `export: call log as ${format.toUpperCase()}`,
        size,
        peakMb: programMb,
        rowsPerSecond: (size / ours) * 1000,
        reference: compared ? 'sqlite3 -csv, same rows as they are' : 'none: no sqlite3 shell on this machine',
        ratio: compared ? ours / reference : null,
        ...(compared ? { 'ratio to sqlite3 writing the same cells': Math.round((ours / sameCells) * 100) / 100 } : {}),
        seconds: Math.round(ours / 100) / 10,
        megabytes: Math.round(bytes / 1e6),
      }),
    ];
  };

export const bench = benchExport('csv', TURNS);
