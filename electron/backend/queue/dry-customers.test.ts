import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillPool, POOL_ME, POOL_NOW_MS, randomPool, seedPoolCenter } from '../../../db/testing/random-pool.ts';
import { DRY_REASONS, type DryReason, dryCustomers } from '../../../shared/contract/queue.ts';
import { clockTimeAt } from '../../../shared/domain/calls/clock-time.ts';
import { dryDetail } from '../../../shared/domain/queue/dry-words.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { askedFor, listDryCustomers, summarizeDry } from './dry-customers.ts';
import { whyDry } from './why-dry.ts';

let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend({ nowMs: POOL_NOW_MS });
  await backend.services.writer.write((tx) => {
    seedPoolCenter(tx);
    tx.raw.exec(`INSERT INTO team (id, code, name) VALUES ('t1', 'T1', '一班');
      INSERT INTO seat (id, code, name) VALUES ('s12', '012', '012'); UPDATE operator SET seat_id = 's12', name = '李雷' WHERE id = 'op1';
      UPDATE operator SET team_id = 't1' WHERE id = 'op0';
      INSERT OR IGNORE INTO operator_role (operator_id, role) VALUES ('op1', 'operator');
      INSERT INTO pause (id, customer_id, valid_from, reason) VALUES ('x', 'c6', '2026-01-01', '停业装修');
      UPDATE customer SET status = 'closed' WHERE id = 'c7'`);
  });
});
afterAll(() => backend.close());

const as = (role: 'operator' | 'lead' | 'supervisor', more: object = {}) =>
  backend.context(backend.actor([role], { operatorId: POOL_ME, ...more }));

describe('why the queue is dry', () => {
  it('adds up, lists exactly whom it counts, and says quickly what looking at each call says', async () => {
    await backend.services.writer.write((tx) => {
      fc.assert(
        fc.property(randomPool, (calls) => {
          fillPool(tx, calls);
          const asked = askedFor(tx, as('operator'), {});
          const summary = summarizeDry(tx, asked);
          expect(whyDry(tx, as('operator'))).toEqual(summary);
          const live = calls.filter(
            ({ state, cutoffMinutes }) =>
              state === 'held' || (state === 'open' && (cutoffMinutes === null || cutoffMinutes > 0)),
          );
          expect(summary.left).toBe(live.length);
          for (const reason of DRY_REASONS) {
            const count = summary.counts.find((each) => each.reason === reason)?.count ?? 0;
            const list = listDryCustomers(tx, asked, { reason, limit: 100, offset: 0 });
            expect(dryCustomers.parse(list).customers).toHaveLength(count);
          }
        }),
        { numRuns: 100 },
      );
    });
  });

  it('says the particular of each customer', async () => {
    const open = {
      place: 'pool',
      state: 'open',
      windows: '[]',
      owner: null,
      forWhom: null,
      sinceMinutes: 0,
      cutoffMinutes: null,
      rank: 1,
      attempts: 1,
      preferred: null,
      route: 'R1',
      needs: '[]',
    } as const;
    await backend.services.writer.write((tx) => {
      const shut = '[{"fromMinute":600,"toMinute":660}]';
      fillPool(tx, [
        { ...open, place: 'waiting' },
        open,
        open,
        { ...open, state: 'held' },
        open,
        { ...open, windows: shut },
        open,
        open,
        { ...open, place: 'promised', sinceMinutes: -30, forWhom: 'op1' },
        { ...open, place: 'parked', sinceMinutes: 4, forWhom: 'op1' },
        { ...open, place: 'used-up' },
        { ...open, cutoffMinutes: -5 },
        { ...open, owner: 'op1' },
        { ...open, state: 'done' },
        open,
        { ...open, needs: '["yue"]' },
        { ...open, needs: '["ka"]' },
      ]);
      tx.raw.exec(`UPDATE call_task SET disposition = 'no-answer' WHERE place IN ('waiting', 'used-up')`);
    });
    const { db } = backend.services;
    const asked = askedFor(db, as('operator'), {});
    const { t } = createTranslator('zh-CN');
    const said = Object.fromEntries(
      DRY_REASONS.map((reason: DryReason) => [
        reason,
        listDryCustomers(db, asked, { reason, limit: 9, offset: 0 }).customers.map(
          (customer) =>
            `${customer.customerId} ${dryDetail(
              reason,
              customer,
              (key, params) => t(key, params ?? {}),
              (atMs) => clockTimeAt(atMs, 'Asia/Shanghai'),
            )}`,
        ),
      ]),
    );
    expect(said).toEqual({
      'cut-off-passed': ['c11 截单 08:55'],
      'attempts-used-up': ['c10 1/3 次，上次无人接听'],
      'cooling-down': ['c0 到 09:01，上次无人接听'],
      'promised-later': ['c8 约定 09:30，李雷'],
      'outside-window': ['c5 10:00 起'],
      'held-by-seat': ['c3 座席 012 李雷'],
      'same-owner-held': ['c4 座席 012 李雷'],
      'other-operator': ['c9 李雷，到 09:06', 'c12 李雷'],
      'needs-skill': ['c15 粤语，李雷 具备'],
      paused: ['c6 停业装修'],
      closed: ['c7 '],
      'do-not-call': ['c1 '],
      'no-phone': ['c2 '],
      'ordered-elsewhere': ['c13 '],
    });
    expect(summarizeDry(db, asked)).toMatchObject({
      ...{ left: 15, free: 2, nextAtMs: POOL_NOW_MS + 60_000 },
      needs: [{ skills: '粤语', count: 1 }],
    });
  });

  it('is asked for other seats and the team by leads alone, within their reach', () => {
    const { db } = backend.services;
    const refused = (ctx: ReturnType<typeof as>, operatorId: string | null) => () => askedFor(db, ctx, { operatorId });
    expect(refused(as('operator'), 'op1')).toThrow(expect.objectContaining({ key: 'person-of-other-team' }));
    expect(refused(as('operator'), null)).toThrow(expect.objectContaining({ key: 'person-of-other-team' }));
    const lead = as('lead', { operatorId: 'boss', teamId: 't1' });
    expect(refused(lead, 'op1')).toThrow(expect.objectContaining({ key: 'person-of-other-team' }));
    expect(askedFor(db, lead, { operatorId: 'op0' })).toMatchObject({ operatorId: 'op0', all: 1 });
    expect(askedFor(db, lead, { operatorId: null })).toMatchObject({ operatorId: null, all: 0, teamId: 't1' });
    expect(askedFor(db, as('supervisor'), { operatorId: null })).toMatchObject({ operatorId: null, all: 1 });
  });
});
