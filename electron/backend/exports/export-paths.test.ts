import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type SeededCalls, seedCalls } from '../../../db/testing/seed-calls.ts';
import { seedReasons } from '../../../db/testing/seed-reasons.ts';
import { seedSeatStates } from '../../../db/testing/seed-seat-states.ts';
import { saveReasonRowsInput } from '../../../shared/contract/reasons.ts';
import { saveSeatStatesInput, seatStateFilter } from '../../../shared/contract/seat-states.ts';
import type { ActionContext } from '../api/procedure.ts';
import { exportReasonRows } from '../reports/export-reason-rows.ts';
import { exportSeatStates } from '../reports/export-seat-states.ts';
import { listReasonRows } from '../reports/list-reason-rows.ts';
import { saveSeatStates } from '../reports/list-seat-states.ts';
import { saveReasonRows } from '../reports/save-reasons.ts';
import { seatStateRows } from '../reports/seat-state-rows.ts';
import type { Actor } from '../services.ts';
import { FULL_AT, fillDisk } from '../testing/full-disk.ts';
import { inlineServices, runInline } from '../testing/inline-job.ts';
import { csvRows, sheetRows } from '../testing/read-file-rows.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { cancelExport, issueExportTicket, listExports } from './list-exports.ts';
import { fileOf } from './start-export.ts';

/** The exports of the reports, walked through what that of the call log is (start-call-export, export-calls). */
const SPAN = { from: '2026-11-16', to: '2026-11-20' };
const EARLIER = { from: '2026-01-01', to: '2026-01-02' };
const BACKWARDS = { from: '2026-11-20', to: '2026-11-16' };
const ALL = { scope: 'all', operatorId: 'boss', teamId: null, fullNumbers: true } as const;
const REASONS = { kind: 'refused', group: 'product', times: 2, line: null, standing: null } as const;

type Asked = { readonly span?: typeof SPAN; readonly format?: 'csv' | 'xlsx' };
const seatStates = ({ span = SPAN, format = 'csv' }: Asked = {}) =>
  saveSeatStatesInput.parse({ filter: span, format, language: 'en' });
const reasons = ({ span = SPAN, format = 'csv' }: Asked = {}) =>
  saveReasonRowsInput.parse({
    ...{ ...REASONS, format, language: 'en' },
    filter: { ...span, seatIds: [], operatorIds: [], classIds: [], routeIds: [] },
  });
const PATHS = {
  'states of seats': {
    procedure: 'seatStates.save',
    start: (ctx: ActionContext, asked?: Asked) => saveSeatStates(ctx, seatStates(asked)),
    write: (file: string, asked?: Asked) => {
      const { filter, ...more } = seatStates(asked);
      return runInline(backend, exportSeatStates, { ...{ ...more, filter, view: ALL }, file, replace: false });
    },
    rows: () =>
      runInline(
        backend,
        (job, filter) => [...seatStateRows(job, { filter, view: ALL }, backend.clock.nowMs)].length,
        seatStateFilter.parse(SPAN),
      ),
    audited: { filter: seatStateFilter.parse(SPAN), format: 'csv' },
  },
  'rows of reasons': {
    procedure: 'reports.saveReasonRows',
    start: (ctx: ActionContext, asked?: Asked) => saveReasonRows(ctx, reasons(asked)),
    write: (file: string, of?: Asked) => {
      const { format, language, ...asked } = reasons(of);
      return runInline(backend, exportReasonRows, { asked, view: ALL, format, language, file, replace: false });
    },
    rows: async () => {
      const { format: _, language: __, ...input } = reasons();
      return (await runInline(backend, listReasonRows, { input, view: ALL, most: 1e6 })).total;
    },
    audited: { ...REASONS, format: 'csv' },
  },
} as const;
const NAMES = Object.keys(PATHS) as (keyof typeof PATHS)[];

let backend: TempBackend;
let seeded: SeededCalls;
let folder: string;
beforeAll(async () => {
  backend = createTempBackend();
  backend.clock.nowMs = Date.parse('2026-11-20T06:00:00Z');
  await backend.services.writer.write((tx) => {
    seeded = seedCalls(tx, { calls: 3000 });
    seedSeatStates(tx);
    seedReasons(tx, { refused: 300, tasksOn: SPAN.to });
    tx.raw.exec("UPDATE operator SET name = '=1+1' WHERE login = 'op01'");
  });
  folder = fs.mkdtempSync(join(backend.dataDir, 'out-'));
});
afterAll(() => backend.close());
afterEach(() => vi.restoreAllMocks());

const boss = () => backend.actor(['supervisor'], { operatorId: seeded.operatorIds[0] as string, name: '王主管' });
function asking(actor: Actor, procedure: string): ActionContext {
  return { ...backend.context(actor), services, commandId: null, procedure };
}
let services: TempBackend['services'];
beforeAll(() => {
  services = inlineServices(backend);
});
const audited = () =>
  backend.services.db.raw
    .prepare<[], { action: string; entityId: string; actorName: string; after: string }>(
      "SELECT action, entity_id AS entityId, actor_name AS actorName, after FROM audit WHERE entity = 'export' ORDER BY seq",
    )
    .all();

describe.each(NAMES)('the export of %s', (name) => {
  const { procedure, start, write, rows, audited: told } = PATHS[name];

  it('is a file with every row, in the audit log with what was asked and its SHA-256, and given out once', async () => {
    const ctx = asking(boss(), procedure);
    const { exportId } = await start(ctx);
    await services.tracked.ended(exportId);
    const expected = await rows();
    expect(expected).toBeGreaterThan(100);
    const entry = (await listExports(ctx)).find(({ id }) => id === exportId);
    expect(entry).toMatchObject({ state: 'done', rows: expected, available: true, filter: null });
    const file = fileOf(backend.dataDir, exportId, 'csv');
    const sha256 = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
    const [head, ...lines] = csvRows(file);
    expect(lines).toHaveLength(expected);
    expect(lines.every((cells) => cells.length === head?.length)).toBe(true);
    expect(lines.flat().filter((cell) => /^[=+@\t]/.test(cell))).toEqual([]);
    const row = audited().at(-1);
    expect(row).toMatchObject({ action: procedure, entityId: exportId, actorName: '王主管' });
    expect(JSON.parse(row?.after ?? '')).toMatchObject({ ...told, rows: expected, sha256, bytes: entry?.bytes });
    const { url, fileName } = await issueExportTicket(ctx, { exportId });
    expect(fileName).toMatch(/_2026-11-16_2026-11-20\.csv$/);
    expect((await backend.fetch(new Request(`http://orderline${url}`))).status).toBe(200);
    expect((await backend.fetch(new Request(`http://orderline${url}`))).status).toBe(404);
  });

  it('holds the same as a workbook', async () => {
    const [csv, xlsx] = [join(folder, `${name}.csv`), join(folder, `${name}.xlsx`)];
    await write(csv);
    const written = await write(xlsx, { format: 'xlsx' });
    const lines = csvRows(csv);
    expect(written.rows).toBe(lines.length - 1);
    const width = lines[0]?.length ?? 0;
    // What CSV has to make harmless is a plain text here.
    const plain = lines.map((cells) => cells.map((cell) => cell.replace(/^'/, '')));
    const found = (await sheetRows(xlsx)).map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ''));
    expect(found).toEqual(plain);
  });

  it('goes on without its session, and is given out only to who asked and may still see as far', async () => {
    const ctx = asking(boss(), procedure);
    const { exportId } = await start(ctx, { format: 'xlsx' });
    await backend.services.writer.write((tx) => tx.raw.prepare('DELETE FROM session').run());
    await services.tracked.ended(exportId);
    expect(audited().at(-1)).toMatchObject({ entityId: exportId });
    const team = asking({ ...ctx.actor, scope: 'team', teamId: seeded.teamIds[0] as string }, procedure);
    await expect(issueExportTicket(team, { exportId })).rejects.toThrow('export-beyond-view');
    const other = asking(backend.actor(['supervisor'], { operatorId: 'other' }), procedure);
    await expect(issueExportTicket(other, { exportId })).rejects.toThrow('export-unknown');
    await expect(cancelExport(other, { exportId })).rejects.toThrow('export-unknown');
    expect((await issueExportTicket(ctx, { exportId })).fileName).toMatch(/\.xlsx$/);
  });

  it('refuses dates that run backwards before anything is begun', async () => {
    const before = audited().length;
    await expect(start(asking(boss(), procedure), { span: BACKWARDS })).rejects.toThrow('date-range-backwards');
    expect(audited()).toHaveLength(before);
  });

  it.each(['csv', 'xlsx'] as const)('is a %s with its header alone when nothing matches', async (format) => {
    const file = join(folder, `${name} empty.${format}`);
    expect((await write(file, { span: EARLIER, format })).rows).toBe(0);
    expect(format === 'csv' ? csvRows(file) : await sheetRows(file)).toHaveLength(1);
  });

  it('leaves no file and no audit row when it is cancelled', async () => {
    const before = audited().length;
    // In a worker: cancelling has to reach it there.
    const ctx = { ...asking(boss(), procedure), services: backend.services };
    const { exportId } = await start(ctx);
    await cancelExport(ctx, { exportId });
    await backend.services.tracked.ended(exportId);
    const entry = (await listExports(ctx)).find(({ id }) => id === exportId);
    expect(entry).toMatchObject({ state: 'cancelled', available: false, rows: null });
    expect(audited()).toHaveLength(before);
    expect(fs.readdirSync(join(backend.dataDir, 'exports')).filter((file) => file.includes(exportId))).toEqual([]);
  });

  it.each(FULL_AT)('says that the disk is full and removes the part of a %s, full at %s', async (format, at) => {
    const makeRoom = fillDisk(at);
    const before = fs.readdirSync(folder);
    const file = join(folder, `${name} full ${at}.${format}`);
    await expect(write(file, { format })).rejects.toThrow('disk-full');
    expect(fs.readdirSync(folder)).toEqual(before);
    makeRoom();
    expect((await write(file, { format })).rows).toBeGreaterThan(100);
  });
});

it('takes as many states of seats as there are, where a list of them once ended', async () => {
  const many = createTempBackend();
  many.clock.nowMs = backend.clock.nowMs;
  await many.services.writer.write((tx) => {
    seedCalls(tx, { calls: 10 });
    tx.raw.exec(`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 100100)
      INSERT INTO seat_state_change (id, operator_id, state, at_ms)
        SELECT 'many' || i, '${seeded.operatorIds[0]}', iif(i % 2 = 0, 'ready', 'talking'), ${Date.parse('2026-11-17T00:00:00Z')} + i * 1000 FROM n`);
  });
  const file = join(folder, 'many.csv');
  const { rows } = await runInline(many, exportSeatStates, {
    ...{ filter: seatStateFilter.parse(SPAN), view: ALL, format: 'csv' as const, language: 'zh-CN' as const },
    ...{ file, replace: false },
  });
  expect(rows).toBe(100_101);
  await many.close();
});
