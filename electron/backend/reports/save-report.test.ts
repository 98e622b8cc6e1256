import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeededCalls, seedCalls } from '../../../db/testing/seed-calls.ts';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import type { SavedTable } from '../../../shared/contract/saved-tables.ts';
import { caseFiguresInput } from '../../../shared/contract/ticket-figures.ts';
import type { ActionContext } from '../api/procedure.ts';
import { saveFigures } from '../case-figures/save-figures.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { sheetRows } from '../testing/read-file-rows.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { saveReport } from './save-report.ts';
import { showReport } from './show-report.ts';

const FILTER = callLogFilter.parse({ from: '2026-11-16', to: '2026-11-20' });

let backend: TempBackend;
let seeded: SeededCalls;
beforeAll(async () => {
  backend = createTempBackend();
  backend.clock.nowMs = Date.parse('2026-11-24T01:00:00Z');
  await backend.services.writer.write((tx) => {
    seeded = seedCalls(tx, { calls: 500 });
    tx.raw.prepare("UPDATE seat SET name = '=1+1', code = '=A' WHERE id = ?").run(seeded.seatIds[0]);
  });
});
afterAll(() => backend.close());

function contextOf(role: 'operator' | 'supervisor', procedure: string): ActionContext {
  const actor = backend.actor([role], role === 'operator' ? { operatorId: seeded.operatorIds[1] as string } : {});
  return { ...backend.context(actor), services: inlineServices(backend), commandId: null, procedure };
}
function fileOf({ url }: SavedTable): { raw: string; rows: string[][] } {
  const file = backend.services.tickets.redeem(url.slice(url.lastIndexOf('/') + 1));
  const raw = readFileSync(file?.path ?? '', 'utf8');
  return { raw, rows: parse(raw, { bom: true }) };
}
const audited = (action: string) =>
  (
    backend.services.db.raw.prepare('SELECT entity, after FROM audit WHERE action = ? ORDER BY seq').all(action) as {
      entity: string;
      after: string;
    }[]
  ).map(({ entity, after }) => ({ entity, after: JSON.parse(after) }));

describe('a table of figures as a file', () => {
  it('holds each line and all of them with the period before, runs nothing, and is in the audit log', async () => {
    const ctx = contextOf('supervisor', 'reports.save');
    const shown = await showReport(ctx, { filter: FILTER, group: 'seat' });
    const saved = await saveReport(ctx, { filter: FILTER, group: 'seat', format: 'csv', language: 'en' });
    expect(saved.fileName).toBe('Reports_Seat_2026-11-16_2026-11-20.csv');
    const { raw, rows } = fileOf(saved);
    expect(raw.startsWith('\ufeff"Seat","Calls","Calls (period before)"')).toBe(true);
    const [titles = [], ...lines] = rows;
    const total = lines.at(-1) as string[];
    expect(lines).toHaveLength(shown.lines.length + 1);
    expect(lines.filter(([name]) => /^[=+\-@]/.test(name as string))).toEqual([]);
    expect(lines[0]?.[0]).toMatch(/^'=A/);
    const value = (row: readonly string[], title: string) => Number(row[titles.indexOf(title)]);
    for (const [at, { now, before }] of shown.lines.entries()) {
      const row = lines[at] as string[];
      expect([value(row, 'Calls'), value(row, 'Calls (period before)')]).toEqual([now.calls, before?.calls]);
      expect(value(row, 'Amount (CNY)')).toBeCloseTo(now.amountMinor / 100, 5);
      expect(value(row, 'Connect rate (%)')).toBeCloseTo((now.connected / now.attempts) * 100, 0);
    }
    expect([total[0], value(total, 'Orders')]).toEqual(['Total', shown.total.orders]);
    expect(audited('reports.save')).toEqual([
      {
        entity: 'export',
        after: {
          ...{ filter: FILTER, group: 'seat', fileName: saved.fileName, rows: lines.length },
          ...{ bytes: Buffer.byteLength(raw), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        },
      },
    ]);
  });

  it('gives an operator the own calls alone', async () => {
    const ctx = contextOf('operator', 'reports.save');
    const saved = await saveReport(ctx, { filter: FILTER, group: 'operator', format: 'csv', language: 'zh-CN' });
    const { rows } = fileOf(saved);
    expect(saved.fileName).toBe('报表_座席员_2026-11-16_2026-11-20.csv');
    expect(rows.slice(1).map(([name]) => name)).toEqual([expect.stringContaining('座席员2'), '合计']);
  });

  it('is made of every table of case figures', async () => {
    const ctx = contextOf('supervisor', 'caseFigures.save');
    const asked = caseFiguresInput.parse({ from: FILTER.from, to: FILTER.to });
    for (const table of ['kind', 'unit', 'category', 'operator', 'trend'] as const) {
      const { rows } = fileOf(await saveFigures(ctx, { ...asked, table, format: 'csv', language: 'en' }));
      const [titles = [], ...lines] = rows;
      const registered = titles.indexOf('Registered');
      const total = lines.find(([name]) => name === 'Total');
      expect(Number(total?.[registered])).toBeGreaterThan(0);
      const summed = lines.slice(0, -2).reduce((sum, row) => sum + Number(row[registered]), 0);
      expect([table, summed]).toEqual([table, Number(total?.[registered])]);
    }
    const book = await saveFigures(ctx, { ...asked, table: 'causes', format: 'xlsx', language: 'en' });
    expect(book.fileName).toMatch(/\.xlsx$/);
    const path = backend.services.tickets.redeem(book.url.slice(book.url.lastIndexOf('/') + 1))?.path ?? '';
    const causes = fileOf(await saveFigures(ctx, { ...asked, table: 'causes', format: 'csv', language: 'en' }));
    expect(causes.rows[0]).toEqual(['Root cause', 'Cases', 'Share (%)']);
    expect(await sheetRows(path)).toEqual(causes.rows);
    expect(audited('caseFigures.save').map(({ after }) => after.table)).toHaveLength(7);
  });
});
