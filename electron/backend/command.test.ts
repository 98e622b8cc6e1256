import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '../../db/audit-chain.ts';
import { nextNumber } from '../../db/commands.ts';
import { sql, type WritableDB } from '../../db/connection.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import type { UseCase } from './services.ts';
import { createTempBackend, type TempBackend } from './testing/temp-backend.ts';

let backend: TempBackend;
beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

const take: UseCase<{ series: string }, { number: number }> = (tx, ctx, input) => {
  const number = nextNumber(tx, input.series);
  ctx.audit({ entity: 'series', entityId: input.series, before: number - 1, after: number, reason: 'test' });
  ctx.publish('settings.changed', [input.series]);
  return { number };
};

const count = (table: 'audit' | 'outbox' | 'command') =>
  sql<[], { n: number }>(backend.services.db, `SELECT count(*) AS n FROM ${table}`).get()?.n;
const asking = () => backend.context(backend.actor(['supervisor']));

describe('runCommand', () => {
  it('returns the stored result for the same command id and input, without running again', async () => {
    const spec = { commandId: 'c-1' };
    const first = await backend.command(asking(), take, { series: 'x' }, spec);
    const again = await backend.command(asking(), take, { series: 'x' }, spec);
    expect([first, again]).toEqual([{ number: 1 }, { number: 1 }]);
    expect([count('audit'), count('outbox'), count('command')]).toEqual([1, 1, 1]);
  });

  it('runs once when the same command arrives many times at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => backend.command(asking(), take, { series: 'x' }, { commandId: 'c-1' })),
    );
    expect(new Set(answers.map(({ number }) => number))).toEqual(new Set([1]));
  });

  it.each([
    ['other input', { series: 'y' }, {}, 'operator-under-test'],
    ['another procedure', { series: 'x' }, { procedure: 'other' }, 'operator-under-test'],
    ['another person', { series: 'x' }, {}, 'someone-else'],
  ])('refuses a command id that was used with %s', async (_what, input, spec, operatorId) => {
    await backend.command(asking(), take, { series: 'x' }, { commandId: 'c-1' });
    const ctx = backend.context(backend.actor(['supervisor'], { operatorId }));
    const reused = backend.command(ctx, take, input, { commandId: 'c-1', ...spec });
    await expect(reused).rejects.toMatchObject({ code: 'conflict', key: 'command-reused' });
  });

  it('refuses a change without a command id', async () => {
    const without = backend.command(asking(), take, { series: 'x' }, { commandId: null });
    await expect(without).rejects.toMatchObject({ code: 'invalid', key: 'command-id-missing' });
  });

  it('leaves nothing behind and tells nobody when the use case refuses', async () => {
    const heard = listen();
    const failing: typeof take = (tx, ctx, input) => {
      take(tx, ctx, input);
      throw new Error('refused at the end');
    };
    await expect(backend.command(asking(), failing, { series: 'x' })).rejects.toThrow();
    await backend.command(asking(), take, { series: 'z' });
    expect(await heard).toMatchObject({ ids: ['z'] });
    expect([count('audit'), count('outbox'), count('command')]).toEqual([1, 1, 1]);
  });

  it('writes what a refused command notes after its rollback, nothing of it otherwise, and lets the refusal through', async () => {
    const notes = (tx: WritableDB) => void nextNumber(tx, 'noted');
    const use =
      (error: Error | null, note = notes): UseCase<object, null> =>
      (tx, ctx) => {
        ctx.noteIfRefused?.(note);
        nextNumber(tx, 'changed');
        ctx.audit({ entity: 'series', entityId: 'changed' });
        if (error) throw error;
        return null;
      };
    const next = (series: string) => backend.services.writer.write((tx) => nextNumber(tx, series));
    const run = (useCase: UseCase<object, null>) => backend.command(asking(), useCase, {}, { procedure: 'test' });
    const refusal = new AppError('refused', 'order-refused', { count: 1 });
    await expect(run(use(refusal))).rejects.toBe(refusal);
    expect([await next('noted'), await next('changed'), count('audit')]).toEqual([2, 1, 0]);
    await expect(run(use(new Error('a fault of the program')))).rejects.toThrow('a fault');
    await run(use(null));
    expect([await next('noted'), await next('changed')]).toEqual([3, 3]);
    const failing = use(refusal, () => {
      throw new Error('disk full');
    });
    await expect(run(failing)).rejects.toBe(refusal);
  });

  it('leaves no trace of drafts and leases, and an audit row only for access', async () => {
    await backend.command(asking(), take, { series: 'x' }, { audit: 'none' });
    expect([count('audit'), count('outbox'), count('command')]).toEqual([0, 0, 0]);
    await backend.command(asking(), take, { series: 'x' }, { audit: 'access' });
    expect([count('audit'), count('outbox'), count('command')]).toEqual([1, 0, 0]);
  });

  it('chains the audit so that a change from outside shows', async () => {
    for (const series of ['a', 'b', 'c']) await backend.command(asking(), take, { series });
    expect(firstBrokenAuditRow(backend.services.db)).toBeNull();
    backend.services.db.raw.exec(
      "DROP TRIGGER audit_no_update; UPDATE audit SET after = '5' WHERE seq = 2; CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit is append only'); END",
    );
    expect(firstBrokenAuditRow(backend.services.db)).toBe(2);
  });

  it('cannot change or thin the audit from inside', async () => {
    await backend.command(asking(), take, { series: 'a' });
    const { raw } = backend.services.db;
    expect(() => raw.exec("UPDATE audit SET reason = ''")).toThrow('append only');
    expect(() => raw.exec('DELETE FROM audit')).toThrow('append only');
  });
});

async function listen(): Promise<AppEvent | undefined> {
  const ending = new AbortController();
  for await (const event of backend.services.events.subscribe(ending.signal)) {
    ending.abort();
    return event;
  }
  return undefined;
}
