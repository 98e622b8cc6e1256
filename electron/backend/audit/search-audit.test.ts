import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit } from '../../../db/audit.ts';
import { addArchivedRow, createAuditCopy, endAuditCopy } from '../../../db/audit-copies.ts';
import { listAudit } from '../../../db/audit-list.ts';
import { addWords, nextWords, STRETCH_ROWS, searchedTo } from '../../../db/audit-search.ts';
import { openDatabase } from '../../../db/connection.ts';
import { seedId } from '../../../db/testing/seed-calls.ts';
import { auditFilter, auditPageInput } from '../../../shared/contract/audit.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../testing/temp-backend.ts';
import { idsOfTeam, seedTwoTeams } from '../testing/two-teams.ts';
import { auditSearchOf } from './audit-search.ts';
import { indexAudit } from './index-audit.ts';
import { readAuditPage } from './list-audit.ts';

const WORDS = ['阳光', '便利店', '光', 'Visa 券', 'ab-12', 'abc', '无'];
let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seedTwoTeams(tx);
    const customer = { entity: 'customer', entityId: String(idsOfTeam(0).customerId) };
    for (let i = 0; i < 60; i += 1)
      appendAudit(tx, {
        ...{ atMs: TEST_NOW_MS + i * 1000, actorId: i % 2 ? 'p1' : 'p2', actorName: '张敏', action: 'customers.edit' },
        ...(i % 3 === 0 ? customer : { entity: 'order', entityId: `o${i}` }),
        before: { name: WORDS[i % 7], contact: WORDS[(i + 3) % 7] },
        after: {
          name: WORDS[(i * 5 + 1) % 7],
          phones: [{ number: `1380013${1000 + i}` }],
          note: `回电 1390000${1000 + i}`,
        },
        reason: i % 4 === 0 ? '店主改名' : '',
      });
  });
});
afterAll(() => backend.close());

const found = (filter: object, more: { role?: 'supervisor' | 'administrator'; limit?: number } = {}) => {
  const ctx = backend.context(backend.actor([more.role ?? 'supervisor']));
  const { db } = backend.services;
  const seqs: number[] = [];
  for (let cursor: number | null = null; ; ) {
    const page = readAuditPage(db, ctx, auditPageInput.parse({ filter, cursor, limit: more.limit ?? 100 }));
    seqs.push(...page.entries.map(({ seq }) => seq));
    if (page.nextCursor === null) return seqs;
    cursor = page.nextCursor;
  }
};
/** Forgets the index from a row on, as if it had never got there. */
const indexTo = async (seq: number) => {
  await backend.services.writer.write((tx) => {
    tx.raw.exec('DELETE FROM audit_search; UPDATE audit_searched SET seq = 0');
    addWords(tx, nextWords(tx, seq));
  });
};

describe('the search over the audit log', () => {
  it('finds words of what was and is, of the reason, and things by their code', async () => {
    await runInline(backend, indexAudit, {});
    expect(searchedTo(backend.services.db)).toBe(62);
    expect(found({ words: '店主' })).toHaveLength(17);
    expect(found({ reason: '改名', actorId: 'p1' })).toEqual([]);
    expect(found({ words: 'vis' })).toEqual(found({ words: 'ＶＩＳＡ' }));
    expect(found({ words: 'vis' }).length).toBeGreaterThan(0);
    expect(found({ words: 'v' })).toEqual([]);
    expect(found({ words: '光便' })).toEqual([]);
    expect(found({ words: '" * (' })).toHaveLength(62);
    expect(found({ words: '" OR *' })).toEqual([]);
    expect(found({ thing: 'C-000000', entity: 'customer' })).toHaveLength(20);
    expect(found({ thing: 'C-000000', entity: 'order' })).toEqual([]);
    expect(found({ thing: 'C-000000', words: '阳光 便利店' }).length).toBeGreaterThan(0);
    expect(found({ words: '阳光', to: '2026-11-23' })).toEqual([]);
    expect(found({ words: '阳光', from: '2026-11-25' })).toEqual([]);
  });

  it('finds whole numbers only for those who see them, indexed or not', async () => {
    for (const seq of [0, 62]) {
      await indexTo(seq);
      for (const number of ['13800131001', '13900001001']) {
        expect([number, found({ words: number })]).toEqual([number, [4]]);
        expect(found({ words: number }, { role: 'administrator' })).toEqual([]);
        expect(found({ words: number.slice(0, 8) }, { role: 'administrator' })).toEqual([]);
      }
      // What the screen shows of it may be looked for.
      expect(found({ words: '138****1001' }, { role: 'administrator' })).toEqual([4]);
    }
  });

  it('answers the same, however far the index is and whatever the size of a page', async () => {
    const texts = fc.array(fc.constantFrom('阳', '光', '阳光', 'ab', '12', 'abc', '券', '1380', '店主', '便利'), {
      minLength: 1,
      maxLength: 2,
    });
    const filters = fc.record({
      words: texts.map((parts) => parts.join(' ')),
      actorId: fc.constantFrom(null, 'p1'),
      entity: fc.constantFrom(null, 'order'),
      reason: fc.constantFrom('', '改名'),
    });
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.integer({ min: 0, max: 62 }),
        fc.integer({ min: 1, max: 9 }),
        async (filter, seq, limit) => {
          await indexTo(seq);
          const some = found(filter, { limit });
          await indexTo(0);
          const search = auditSearchOf(backend.services.db, auditFilter.parse(filter), true);
          expect(some).toEqual(listAudit(backend.services.db, search, null, 100).rows.map((row) => row.seq));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('finds in every stretch of the index, and begins anywhere', () => {
    const file = `${backend.dataDir}/stretches.db`;
    const log = createAuditCopy(file, backend.services.db, undefined);
    const row = { actorName: '张敏', entityId: 'x', reason: null, previousHash: '', hash: '' };
    const seqs = [-2, -1, 0, 1, 2].flatMap((at) => [1, 2, 3].map((n) => n * STRETCH_ROWS + at));
    for (const seq of seqs)
      addArchivedRow(log, {
        ...{ ...row, seq, atMs: TEST_NOW_MS + seq, actorId: seq % 2 ? 'p1' : 'p2', action: 'a' },
        ...{ entity: seq % 3 ? 'order' : 'seat', before: null, after: JSON.stringify({ name: `阳光 n${seq}` }) },
      });
    endAuditCopy(log, Math.max(...seqs));
    const db = openDatabase(file, { readonly: true });
    const newest = seqs.toSorted((a, b) => b - a);
    const all = (filter: object, limit: number, before: number | null = null): number[] => {
      const page = listAudit(
        db,
        auditSearchOf(backend.services.db, auditFilter.parse(filter), true, db),
        before,
        limit,
      );
      const found = page.rows.map(({ seq }) => seq);
      return page.nextSeq === null ? found : [...found, ...all(filter, limit, page.nextSeq)];
    };
    for (const limit of [1, 4, 50]) {
      expect(all({ words: '阳光' }, limit)).toEqual(newest);
      expect(all({ words: '阳光', entity: 'seat', actorId: 'p1' }, limit)).toEqual(
        newest.filter((seq) => seq % 3 === 0 && seq % 2 === 1),
      );
      expect(all({ words: `n${STRETCH_ROWS} 光` }, limit)).toEqual([STRETCH_ROWS]);
      expect(all({ words: '阳光' }, limit, 2 * STRETCH_ROWS)).toEqual(newest.filter((seq) => seq < 2 * STRETCH_ROWS));
    }
    db.raw.close();
  });

  it('names what ids stand for', () => {
    const ctx = backend.context(backend.actor(['supervisor']));
    const { names } = readAuditPage(backend.services.db, ctx, auditPageInput.parse({ filter: { thing: 'C-000000' } }));
    expect(names[seedId('c6', 0)]).toMatchObject({ code: 'C-000000' });
  });
});
