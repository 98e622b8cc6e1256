import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertOperator } from '../../../db/operators.ts';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import type { ActionContext } from '../api/procedure.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { lookAtEffect } from './look-at-effect.ts';
import { tellMovers } from './tell-movers.ts';

let backend: TempBackend;

beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seedQueueCenter(tx, { customers: 40, strategies: 4, routes: 2 });
    insertOperator(tx, {
      id: 'operator-under-test',
      login: 'test',
      name: 'Test',
      roles: ['supervisor'],
      passwordHash: '',
      seatId: null,
      teamId: null,
      deputyOperatorId: null,
      createdAtMs: 0,
    });
  });
});
afterEach(() => backend.close());

const context = (procedure: string, operatorId = 'operator-under-test'): ActionContext => ({
  ...backend.context(backend.actor(['supervisor'], { operatorId })),
  services: backend.services,
  commandId: v7(),
  procedure,
});

describe('telling the movers', () => {
  it('makes each message once, for the customers of its group, and lets nobody else use the preview', async () => {
    const previewId = v7();
    const seen = await lookAtEffect(context('effects.preview'), {
      previewId,
      change: {
        kind: 'calendar.putDay',
        input: { calendars: ['call'], date: '2026-12-02', working: false, name: '盘点' },
      },
    });
    const [first] = seen.groups;
    expect(first?.customers).toBeGreaterThan(0);
    const message = {
      id: v7(),
      group: 0,
      text: '12月2日没有订货电话。',
      validFrom: '2026-11-24',
      validTo: '2026-12-02',
    };
    const asked = { previewId, messages: [message] };
    const wanted = { messages: 1, customers: first?.customers };
    expect(await tellMovers(context('effects.tell'), asked)).toEqual(wanted);
    expect(await tellMovers(context('effects.tell'), asked)).toEqual(wanted);
    const rows = backend.services.db.raw
      .prepare(
        `SELECT m.source, count(*) AS n FROM message m JOIN message_target g ON g.message_id = m.id GROUP BY m.id`,
      )
      .all();
    expect(rows).toEqual([{ source: 'plan-change', n: first?.customers }]);
    await expect(tellMovers(context('effects.tell', 'somebody-else'), asked)).rejects.toMatchObject({
      key: 'effect-preview-gone',
    });
    const wrong = { ...asked, messages: [{ ...message, id: v7(), validTo: '2026-01-01' }] };
    await expect(tellMovers(context('effects.tell'), wrong)).rejects.toMatchObject({ key: 'message-dates' });
  });

  it('can be cancelled while it is worked out', async () => {
    const previewId = v7();
    const run = lookAtEffect(context('effects.preview'), {
      previewId,
      change: { kind: 'classes.chooseGroups', input: { classTypeIds: ['area'], mainId: null } },
    });
    expect(backend.services.effects.cancel(previewId, 'somebody-else')).toBe(false);
    expect(backend.services.effects.cancel(previewId, 'operator-under-test')).toBe(true);
    await expect(run).rejects.toMatchObject({ key: 'job-cancelled' });
  });
});
