import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { ROLES } from '../../../shared/contract/rights.ts';
import type { AuditLevel } from '../command.ts';
import { exampleInput } from '../testing/example-input.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { idsOfTeam, seedTwoTeams } from '../testing/two-teams.ts';
import { appRouter } from './router.ts';

/**
 * Every writing procedure is asked in a center where much of what it needs is there. Whatever it changes has to be in the
 * audit log with who, when, what it was or is. What refuses here is proven by its own tests: in them as in this one a
 * command that changes something and tells the log nothing throws, see `onSilentChange` of the test backend.
 */
const WRITING = Object.entries(appRouter._def.procedures).flatMap(([path, procedure]) => {
  const { type, meta, inputs } = (procedure as unknown as { _def: Declared })._def;
  return type === 'mutation' ? [{ path, audit: meta.audit, input: inputs[0] }] : [];
});
interface Declared {
  readonly type: string;
  readonly meta: { readonly audit: AuditLevel };
  readonly inputs: readonly z.ZodType[];
}

/** By hand: what writes and leaves no row of the log, and why. */
const NO_ROW: Readonly<Record<string, string>> = {
  'orders.saveDraft': 'a working copy, saved at every keystroke',
  'orders.moveDraft': 'the same',
  'calls.saveNote': 'the same; what it was in the end is part of the call',
  'seats.attach': 'a lease',
  'seats.keep': 'a lease',
  'broadcasts.acknowledge': 'kept with its time beside the message',
  'imports.startUpload': 'pieces of a file; the import itself is in the log',
  'tickets.beginAttachment': 'the same for a file of a case',
  'tickets.useArticle': 'a counter',
  'audit.startCheck': 'its job row says who, when and what was found',
};
/** By hand: what has a row without values, and why. */
const NO_VALUES: Readonly<Record<string, string>> = {
  'auth.signOut': 'who and when are all of it',
  'orders.discardDraft': 'there is no draft to discard here',
  'orders.removeStanding': 'there is no standing order here',
  'settings.save': 'nothing that the example says differs',
  'calls.takeNext': 'nothing could be given out',
  'skills.give': 'the example gives and takes none',
};

/** Something new, whose dates lie ahead. */
const NEW = {
  ...{ id: null, name: '新', code: 'N1', version: 0, password: 'orderline-demo', login: 'neu' },
  ...{ validFrom: '2026-12-01', validTo: '2026-12-31', from: '2026-12-01', to: '2026-12-31', date: '2026-12-01' },
  ...{ rule: 'FREQ=WEEKLY', categoryId: 'goods', number: '13800138000', reason: '原因', text: '内容' },
};

let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write(seedTwoTeams);
});
afterAll(() => backend.close());

interface Row {
  readonly actorId: string;
  readonly atMs: number;
  readonly action: string;
  readonly entity: string | null;
  readonly told: 0 | 1;
}
const rowsAfter = (seq: number) =>
  backend.services.db.raw
    .prepare<[number], Row>(
      `SELECT actor_id AS actorId, at_ms AS atMs, action, entity, before IS NOT NULL OR after IS NOT NULL AS told
         FROM audit WHERE seq > ? ORDER BY seq`,
    )
    .all(seq);
const count = (text: string) => backend.services.db.raw.prepare(text).pluck().get() as number;

/** Asks with an example, first with everything that is known; then with something new; undefined: it was always refused. */
async function ask(path: string, input: z.ZodType | undefined): Promise<{ rows: Row[]; wrote: boolean } | undefined> {
  const ids = idsOfTeam(0);
  const place = { operatorId: String(ids.operatorId), teamId: String(ids.teamId), seatId: String(ids.seatId) };
  const [room, verb] = path.split('.') as [string, string];
  for (const [filled, known] of [
    [true, ids],
    [false, ids],
    [true, { ...ids, ...NEW }],
    [false, NEW],
  ] as const) {
    const caller = appRouter.createCaller({
      services: inlineServices(backend),
      actor: backend.actor(ROLES, place),
      sessionHash: 'session',
      windowId: 'window',
      commandId: backend.services.ports.newId(),
    }) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
    const [seq, written] = [count('SELECT max(seq) FROM audit'), count('SELECT total_changes()')];
    try {
      await caller[room]?.[verb]?.(input && exampleInput(input, known, filled));
      await backend.services.tracked.settled();
      return { rows: rowsAfter(seq), wrote: count('SELECT total_changes()') > written };
    } catch (error) {
      if (String(error).includes('told the audit log nothing')) throw error;
    }
  }
  return undefined;
}

describe('the audit log', () => {
  it('knows of every change that succeeds: who, when, and what it was or is', async () => {
    const unproven: string[] = [];
    let proven = 0;
    for (const { path, audit, input } of WRITING) {
      const asked = await ask(path, input);
      if (asked === undefined) continue;
      const own = asked.rows.filter(({ action }) => action === path);
      if (audit === 'none') {
        // What only answers leaves nothing at all; long work leaves its own row when it has ended.
        if (asked.wrote && own.length === 0 && NO_ROW[path] === undefined)
          unproven.push(`${path} wrote and left no row`);
        continue;
      }
      expect([path, own.map(({ actorId, atMs }) => [actorId, atMs])]).toEqual([
        path,
        own.map(() => [idsOfTeam(0).operatorId, backend.clock.nowMs]),
      ]);
      const told = own.filter(({ entity, told: values }) => entity !== null && values === 1);
      if (told.length === 0 && asked.wrote && NO_VALUES[path] === undefined) unproven.push(`${path} told nothing`);
      proven += told.length > 0 ? 1 : 0;
    }
    expect(unproven).toEqual([]);
    // The walk looks at something.
    expect(proven).toBeGreaterThan(30);
  });

  it('is told of no exception that is gone', () => {
    const known = WRITING.map(({ path }) => path);
    const named = [...Object.keys(NO_ROW), ...Object.keys(NO_VALUES)];
    expect(named.filter((path) => !known.includes(path))).toEqual([]);
    const levels = new Map(WRITING.map(({ path, audit }) => [path, audit]));
    expect(Object.keys(NO_ROW).filter((path) => levels.get(path) !== 'none')).toEqual([]);
  });
});
