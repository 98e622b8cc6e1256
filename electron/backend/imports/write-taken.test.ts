import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchCustomers } from '../../../db/customer-search.ts';
import { endJob, insertJob } from '../../../db/jobs.ts';
import type { ImportMappingInput } from '../../../shared/contract/import-mapping.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import { createBackend, DATABASE_FILE } from '../backend.ts';
import { runJob } from '../jobs/run-job.ts';
import { runOwnJob } from '../testing/own-job.ts';
import { plainImport } from '../testing/plain-import.ts';
import { runImport } from '../testing/run-import.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { cancelImport, findImport } from './find-imports.ts';

/** More than one step writes, however quick the machine is. */
const ROWS = 1100;
const MAPPING: ImportMappingInput = {
  kind: 'customers',
  fields: { code: 'code', name: 'name', contact: 'contact', phone1: 'phone', 'class:GRADE': 'grade' },
  options: { createClasses: true },
};
/** All customers with a name and a class of this round. */
const fileOf = (round: string, grade: string) =>
  `code,name,contact,phone,grade\n${Array.from(
    { length: ROWS },
    (_, at) => `C${at},商店${round}${at},王${round},139${String(at).padStart(8, '0')},${grade}`,
  ).join('\n')}\n`;

let backend: TempBackend;
beforeEach(async () => {
  backend = createTempBackend();
  await runImport(backend, fileOf('一', 'A'), MAPPING);
});
afterEach(() => backend.close());

const one = (text: string) => backend.services.db.raw.prepare(text).pluck().get();
const named = (round: string) => one(`SELECT count(*) FROM customer WHERE name LIKE '商店${round}%'`);
/** What a whole import of the second round leaves, in one number each. */
const figures = () => ({
  named: named('二'),
  classes: one(
    `SELECT count(*) FROM class_membership m JOIN class c ON c.id = m.class_id WHERE c.code = 'B' AND m.valid_to IS NULL`,
  ),
  told: one(`SELECT count(DISTINCT entity_id) FROM audit WHERE action = 'imports.run' AND entity = 'customer'`),
  imports: one(`SELECT count(*) FROM audit WHERE action = 'imports.run' AND entity = 'import'`),
  changed: one(`SELECT customers FROM class_change ORDER BY rowid DESC LIMIT 1`),
  found: searchCustomers(backend.services.db, '商店二', 2000).length,
  foundBefore: searchCustomers(backend.services.db, '商店一', 2000).length,
  left: one('SELECT (SELECT count(*) FROM import_taken) + (SELECT count(*) FROM import_taken_row)'),
});
const WHOLE = {
  ...{ named: ROWS, classes: ROWS, told: ROWS, imports: 2, changed: ROWS, found: ROWS, foundBefore: 0, left: 0 },
};

interface Watched {
  readonly importId?: string;
  /** Called before each transaction of the job, from 1; what it throws is the end of the program. */
  onLock(turn: number): void | Promise<void>;
}

/** Imports the second round as a worker would, and tells of each of its transactions. */
async function importWatched({ importId = v7(), onLock }: Watched, content = fileOf('二', 'B')): Promise<ImportReport> {
  const { dataDir, services, clock } = backend;
  const file = join(dataDir, `${importId}.csv`);
  writeFileSync(file, content);
  let turn = 0;
  const host = {
    ...{ dataDir, databaseFile: join(dataDir, DATABASE_FILE), progress: () => undefined, isCancelled: () => false },
    ...{ nowMs: () => clock.nowMs, newId: () => v7() },
    async lock() {
      turn += 1;
      await onLock(turn);
      return services.writer.lock();
    },
  };
  return (await runJob(host, 'import-file', plainImport({ importId, file, mapping: MAPPING }))) as ImportReport;
}
class Killed extends Error {}

/** The same, ended by the end of the program before this transaction. */
async function importKilled(atTurn: number, { importId = v7(), content = fileOf('二', 'B') } = {}): Promise<void> {
  const onLock = (turn: number) => {
    if (turn === atTurn) throw new Killed();
  };
  await expect(importWatched({ importId, onLock }, content)).rejects.toBeInstanceOf(Killed);
}

describe('an import of many customers', () => {
  it('gives the others their turn while it writes, and leaves what one transaction would', async () => {
    let turns = 0;
    const shares = new Set<unknown>();
    const report = await importWatched({
      async onLock(turn) {
        turns = turn;
        // Another command between two steps: what it writes stays, because the file says nothing of it.
        await backend.services.writer.write((tx) => {
          tx.raw.prepare(`UPDATE customer SET note = 'n${turn}' WHERE code = 'C1099'`).run();
        });
        shares.add(named('二'));
      },
    });
    expect(report).toMatchObject({ accepted: ROWS, updated: { customers: ROWS }, outcome: 'imported' });
    // Taking over, and two steps at least.
    expect(turns).toBeGreaterThan(2);
    expect(shares.size).toBeGreaterThan(1);
    expect(figures()).toEqual(WHOLE);
    expect(one(`SELECT note FROM customer WHERE code = 'C1099'`)).toBe(`n${turns}`);
    expect(await runImport(backend, fileOf('二', 'B'), MAPPING)).toMatchObject({ accepted: 0, duplicates: ROWS });
  });

  it('has changed nothing when the program ends before the file is taken over', async () => {
    await importKilled(1);
    expect(figures()).toMatchObject({ named: 0, told: 0, imports: 1, left: 0 });
  });

  it('is written to its end by the next start when the program ends on the way, and stands as imported', async () => {
    const importId = v7();
    const shown = { fileName: 'file.csv', kind: 'customers', testRun: false, operatorName: 'T' };
    await backend.services.writer.write((tx) =>
      insertJob(tx, { id: importId, kind: 'import', operatorId: 'x', startedAtMs: 0, input: JSON.stringify(shown) }),
    );
    const ctx = { ...backend.context(backend.actor(['administrator'])), services: backend.services };
    await importKilled(3, { importId });
    expect(Number(named('二'))).toBeGreaterThan(0);
    expect(Number(named('二'))).toBeLessThan(ROWS);
    expect(await findImport(ctx as never, { importId })).toMatchObject({ state: 'running', isWriting: true });
    await expect(cancelImport(ctx as never, { importId })).rejects.toMatchObject({ key: 'import-taken-over' });
    // As a program leaves it that could still say so.
    await backend.services.writer.write((tx) =>
      endJob(tx, { id: importId, state: 'cancelled', endedAtMs: 1, result: null }),
    );
    expect(await findImport(ctx as never, { importId })).toMatchObject({ state: 'running', isWriting: true });
    const next = createBackend({ ...backend.services.ports, host: 'node' });
    try {
      await expect.poll(() => figures().left).toBe(0);
    } finally {
      await next.close();
    }
    expect(figures()).toEqual(WHOLE);
    expect(await findImport(ctx as never, { importId })).toMatchObject({
      ...{ state: 'done', isWriting: false, report: { accepted: ROWS, outcome: 'imported' } },
    });
  });

  it('is written to its end by the next import, which is compared with it, or by the next build of a queue', async () => {
    await importKilled(2);
    expect(await runImport(backend, fileOf('二', 'B'), MAPPING)).toMatchObject({ accepted: 0, duplicates: ROWS });
    expect(figures()).toMatchObject({ ...WHOLE, imports: 3 });
    await importKilled(2, { content: fileOf('三', 'A') });
    await runOwnJob(backend, 'build-queue', { date: '2026-11-24', teamId: null, builtBy: 'T' });
    expect([named('三'), figures().left]).toEqual([ROWS, 0]);
  });

  it('keeps no queue from being built when it can’t be written', async () => {
    await importKilled(2);
    await backend.services.writer.write((tx) => tx.raw.exec(`UPDATE import_taken SET setting = 'null'`));
    await expect(
      runOwnJob(backend, 'build-queue', { date: '2026-11-24', teamId: null, builtBy: 'T' }),
    ).resolves.toMatchObject({ date: '2026-11-24' });
    expect(figures()).toMatchObject({ named: 0, left: ROWS + 1 });
  });

  it('takes a customer that somebody made meanwhile for what the file means, and one of two imports after the other', async () => {
    const content = fileOf('二', 'B').replace('C0,商店二0', 'NEW,商店二0');
    const report = await importWatched(
      {
        async onLock(turn) {
          if (turn !== 2) return;
          await backend.services.writer.write((tx) => {
            tx.raw
              .prepare(
                `INSERT INTO customer (id, code, name, created_at_ms, updated_at_ms) VALUES ('n', 'NEW', '手建', 0, 0)`,
              )
              .run();
          });
        },
      },
      content,
    );
    expect(report).toMatchObject({ created: { customers: 1 }, updated: { customers: ROWS - 1 } });
    expect(one(`SELECT id || name FROM customer WHERE code = 'NEW'`)).toBe('n商店二0');
    const both = await Promise.all([
      runImport(backend, fileOf('三', 'A'), MAPPING),
      runImport(backend, fileOf('三', 'A'), MAPPING),
    ]);
    expect(both.map(({ accepted }) => accepted).sort((a, b) => a - b)).toEqual([0, ROWS]);
    expect(named('三')).toBe(ROWS);
  });

  it('is all or nothing where that is asked for, and a test run writes nothing', async () => {
    const content = fileOf('二', 'B').replace('13900000007', '?');
    const none = await runImport(backend, content, MAPPING, { allOrNothing: true });
    expect(none).toMatchObject({ outcome: 'nothing-written', rejected: 1 });
    expect(await runImport(backend, content, MAPPING, { testRun: true })).toMatchObject({ accepted: ROWS - 1 });
    expect(figures()).toMatchObject({ named: 0, told: 0, imports: 1, left: 0 });
    expect(await runImport(backend, content, MAPPING)).toMatchObject({ accepted: ROWS - 1, rejected: 1 });
    expect(figures()).toMatchObject({ named: ROWS - 1, told: ROWS - 1, imports: 2, left: 0 });
  });
});
