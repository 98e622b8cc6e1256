import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../db/connection.ts';
import { listBackups } from '../../../db/maintenance/backup.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { createJobPool } from './pool.ts';

let backend: TempBackend;
beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

describe('job pool', () => {
  it('runs a job in a worker with the clock and folder of the host', async () => {
    const { file } = await backend.services.jobs.run('back-up', {});
    expect(existsSync(file)).toBe(true);
    expect(file).toContain('orderline-20261124T0100');
    expect(listBackups(backend.dataDir)).toHaveLength(1);
  });

  it('tells of progress up to the whole', async () => {
    const shares: number[] = [];
    await backend.services.jobs.run('back-up', {}, { onProgress: (share) => shares.push(share) });
    expect(Math.max(...shares)).toBe(1);
  });

  it('ends a cancelled job with a refusal and no half file', async () => {
    const cancelling = new AbortController();
    cancelling.abort();
    const run = backend.services.jobs.run('back-up', {}, { signal: cancelling.signal });
    await expect(run).rejects.toMatchObject({ key: 'job-cancelled' });
    expect(listBackups(backend.dataDir)).toEqual([]);
  });

  it('finds what is wrong from a worker too', async () => {
    const { findings } = await backend.services.jobs.run('examine', {});
    expect(findings.map(({ key }) => key)).toEqual(['no-backup']);
  });

  it('lets the main thread write while jobs run, and both are kept', async () => {
    const jobs = [backend.services.jobs.run('back-up', {}), backend.services.jobs.run('examine', {})];
    for (let turn = 0; turn < 50; turn += 1) {
      await backend.services.writer.write((tx) =>
        sql<[string]>(tx, "INSERT INTO setting VALUES (?, '1')").run(`k${turn}`),
      );
    }
    await Promise.all(jobs);
    expect(sql<[], { n: number }>(backend.services.db, 'SELECT count(*) AS n FROM setting').get()?.n).toBe(50);
  });

  it('leaves nothing locked behind a worker that dies while it waits for the lock', async () => {
    const workerPath = join(backend.dataDir, 'dying-worker.mjs');
    const dying = `import { parentPort } from 'node:worker_threads';
      parentPort.postMessage({ kind: 'lock' });
      setTimeout(() => process.exit(1), 10);`;
    writeFileSync(workerPath, dying);
    const { ports, writer } = backend.services;
    const pool = createJobPool({ ...ports, workerPath }, join(backend.dataDir, 'orderline.db'), writer);
    const unlock = await writer.lock();
    await expect(pool.run('back-up', {})).rejects.toMatchObject({ key: 'job-failed' });
    unlock();
    await writer.write((tx) => sql(tx, "INSERT INTO setting VALUES ('after', '1')").run());
    await pool.close();
  });
});
