import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTransaction, openDatabase, sql, type WritableDB } from '../../db/connection.ts';
import { createTempBackend, type TempBackend } from '../backend/testing/temp-backend.ts';
import { watchDatabase } from './watch-database.ts';

let backend: TempBackend;
let topics: string[];
beforeEach(() => {
  backend = createTempBackend();
  topics = [];
  const publish = backend.services.events.publish;
  vi.spyOn(backend.services.events, 'publish').mockImplementation((topic, ...more) => {
    topics.push(topic);
    publish(topic, ...more);
  });
});
afterEach(() => backend.close());

const put = (tx: WritableDB, key: string, value = '1') =>
  sql<[string, string]>(tx, 'INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)').run(key, value);

it('tells the windows what another process wrote, and nothing of what this one did', async () => {
  const watch = watchDatabase(backend.services, 10);
  await backend.services.writer.write((tx) => put(tx, 'own'));
  await sleep(60);
  expect(topics).toEqual([]);
  const other = openDatabase(join(backend.dataDir, 'orderline.db'));
  inTransaction(other, (tx) => put(tx, 'other'));
  other.raw.close();
  await expect.poll(() => topics).toEqual(['external.changed']);
  watch.stop();
});

it('has the WAL moved into the file when it is long', async () => {
  const wal = join(backend.dataDir, 'orderline.db-wal');
  await backend.services.writer.write((tx) => put(tx, 'long', JSON.stringify('x'.repeat(300_000))));
  expect(statSync(wal).size).toBeGreaterThan(200_000);
  const watch = watchDatabase(backend.services, 10, 200_000);
  await expect.poll(() => statSync(wal).size).toBe(0);
  watch.stop();
});
