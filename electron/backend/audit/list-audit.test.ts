import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit } from '../../../db/audit.ts';
import { auditPageInput } from '../../../shared/contract/audit.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../testing/temp-backend.ts';
import { readKeeping, startCheck } from './check-chain.ts';
import { readAuditPage, readAuditRow } from './list-audit.ts';
import { readAuditChoices } from './read-choices.ts';

const DAY_MS = 86_400_000;
let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    for (let i = 0; i < 40; i += 1) {
      appendAudit(tx, {
        atMs: TEST_NOW_MS + Math.floor(i / 10) * DAY_MS,
        actorId: i % 2 === 0 ? 'p1' : 'system:root',
        actorName: i % 2 === 0 ? '张敏' : 'root',
        action: i % 4 === 0 ? 'customers.change' : 'orders.submit',
        entity: i % 4 === 0 ? 'customer' : 'order',
        entityId: `e${i}`,
        before: { phone: '13800138000', name: '阳光' },
        after: { phone: '13800138001', name: '阳光' },
      });
    }
  });
});
afterAll(() => backend.close());

const page = (role: 'supervisor' | 'administrator', filter = {}, more = {}) =>
  readAuditPage(backend.services.db, backend.context(backend.actor([role])), auditPageInput.parse({ filter, ...more }));

describe('the audit list', () => {
  it('pages backwards without gaps', () => {
    const seen: number[] = [];
    for (let cursor: number | null = null; ; ) {
      const { entries, nextCursor } = page('supervisor', {}, { cursor, limit: 7 });
      seen.push(...entries.map((entry) => entry.seq));
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: 40 }, (_, i) => 40 - i));
  });

  it('finds by date, person, kind and id', () => {
    expect(page('supervisor', { from: '2026-11-25', to: '2026-11-25' }).entries.map(({ seq }) => seq)).toEqual([
      20, 19, 18, 17, 16, 15, 14, 13, 12, 11,
    ]);
    expect(page('supervisor', { from: '2026-12-25' }).entries).toEqual([]);
    expect(page('supervisor', { actorId: 'system:root' }).entries).toHaveLength(20);
    expect(page('supervisor', { entity: 'customer' }).entries).toHaveLength(10);
    expect(page('supervisor', { thing: 'e7' }).entries.map(({ entityId }) => entityId)).toEqual(['e7']);
    expect(page('supervisor', { action: 'customers.change', actorId: 'p1' }).entries).toHaveLength(10);
    expect(page('supervisor', { action: 'customers.change', actorId: 'system:root' }).entries).toEqual([]);
    expect(() => page('supervisor', { from: '2026-12-02', to: '2026-12-01' })).toThrow('date-range-backwards');
  });

  it('shows what changed, with phones masked for those who may not see them', () => {
    expect(page('supervisor').entries[0]?.changes).toEqual([
      { path: 'phone', before: '13800138000', after: '13800138001' },
    ]);
    expect(page('administrator').entries[0]?.changes).toEqual([
      { path: 'phone', before: '138****8000', after: '138****8001' },
    ]);
  });

  it('shows one row with its place in the chain', () => {
    const ctx = backend.context(backend.actor(['administrator']));
    const row = readAuditRow(backend.services.db, ctx, { seq: 2 });
    expect(row).toMatchObject({ seq: 2, seatCode: null, signedIn: null, changes: [{ before: '138****8000' }] });
    expect(row.previousHash).toBe(readAuditRow(backend.services.db, ctx, { seq: 1 }).hash);
    expect(() => readAuditRow(backend.services.db, ctx, { seq: 41 })).toThrow('audit-row-unknown');
  });

  it('offers who and what occurs', async () => {
    const choices = await readAuditChoices({
      ...backend.context(backend.actor(['supervisor'])),
      ...{ services: backend.services, commandId: null, procedure: 'audit.choices' },
    });
    expect(choices.people).toEqual([
      { id: 'system:root', name: 'root' },
      { id: 'p1', name: '张敏' },
    ]);
    expect(choices.entities).toEqual(['customer', 'order']);
  });

  it('finds people and actions by a part of their names and words, in either language', () => {
    const count = (filter: object) => page('supervisor', filter).entries.length;
    expect([count({ actorId: '张' }), count({ actorId: ' ROOT ' }), count({ actorId: 'o' })]).toEqual([20, 20, 20]);
    expect([count({ action: 'orders.' }), count({ action: '提交订单' }), count({ action: 'submit order' })]).toEqual([
      30, 30, 30,
    ]);
    expect([count({ action: 'r' }), count({ action: 'r', actorId: '张' })]).toEqual([40, 20]);
    expect([count({ actorId: '李' }), count({ action: '没有的' })]).toEqual([0, 0]);
  });

  it('says when the chain was checked, and what was found', async () => {
    const check = async () => {
      const { jobId } = await startCheck(backend.services, backend.actor(['administrator']));
      expect((await readKeeping(backend)).running).toMatchObject({ id: jobId });
      await backend.services.tracked.ended(jobId);
      return readKeeping(backend);
    };
    expect(await readKeeping(backend)).toMatchObject({ last: null, running: null, keepMonths: null, archives: [] });
    expect(await check()).toMatchObject({ running: null, last: { rows: 40, lastSeq: 40, findings: [] } });
    const raw = backend.services.db.raw;
    raw.exec('DROP TRIGGER audit_no_update');
    raw.prepare("UPDATE audit SET actor_name = 'X' WHERE seq = 12").run();
    expect((await check()).last?.findings).toEqual([{ key: 'audit-row-changed', params: { row: 12 }, advice: false }]);
  });
});
