import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { classCounts } from '../../../db/classes.ts';
import type { StartClassChangeInput } from '../../../shared/contract/class-changes.ts';
import { type CustomerFilter, customerFilter } from '../../../shared/contract/customers.ts';
import { requestOf } from '../customers/find-customers.ts';
import { saveStrategy } from '../strategies/save-strategy.ts';
import { runOwnJob } from '../testing/own-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { chooseGroups, removeClass, removeClassType, saveClass, saveClassType } from './change-class-types.ts';
import { changeMembership, withdrawMembership } from './change-membership.ts';
import { listClasses } from './list-classes.ts';
import { orderClasses } from './order-classes.ts';
import { readMemberships } from './read-memberships.ts';
import { cancelClassChange, findClassChange, startClassChange } from './start-class-change.ts';

const TODAY = '2026-11-24';
let backend: TempBackend;
let type: string;
let high: string;
let low: string;
beforeEach(async () => {
  backend = createTempBackend();
  type = (await backend.command(ctx(), saveClassType, { id: null, code: 'V', name: '价值' })).id;
  [high, low] = [await make('H'), await make('L')];
  for (let at = 0; at < 10; at += 1) {
    await write(`INSERT INTO customer (id, code, name, created_at_ms, updated_at_ms) VALUES ('c${at}', 'C${at}', 'c', 0, 0);
      INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, placed_at_ms, line_count, total_quantity, amount_minor)
        VALUES ('o${at}', 'N${at}', 'c${at}', 'history', 'delivered', '2026-10-01', 0, 1, 1, ${(at + 1) * 100})`);
  }
});
afterEach(() => backend.close());

const ctx = () => backend.context(backend.actor(['supervisor'], { name: '王芳' }));
const write = (text: string) => backend.services.writer.write((tx) => void tx.raw.exec(text));
const rows = (text: string) => backend.services.db.raw.prepare(text).all();
const make = async (code: string, classTypeId = type) =>
  (await backend.command(ctx(), saveClass, { id: null, classTypeId, code, name: code })).id;
const built = (date: string) =>
  write(
    `INSERT INTO queue_build (id, business_date, built_at_ms, built_by, counts) VALUES ('${v7()}', '${date}', 0, 'x', '{}')`,
  );

const give = (
  classId: string | null,
  validFrom: string,
  more: { validTo?: string; planned?: 'replace'; customerId?: string } = {},
) =>
  backend.command(ctx(), changeMembership, {
    customerId: 'c1',
    classTypeId: type,
    classId,
    validFrom,
    validTo: null,
    planned: 'keep',
    reason: '季度评级',
    ...more,
  });
const listed = () => listClasses({ ...ctx(), services: backend.services, commandId: null, procedure: 'classes.list' });
const held = (customerId = 'c1') =>
  readMemberships(backend.services.db, ctx(), { customerId }).memberships.map((one) => [
    one.className,
    one.validFrom,
    one.validTo,
    one.state,
  ]);

describe('one membership', () => {
  it('is changed from a day on; the history says who did it, when and why', async () => {
    await give(low, TODAY);
    await give(high, '2027-01-01');
    expect(held()).toEqual([
      ['H', '2027-01-01', null, 'planned'],
      ['L', TODAY, '2026-12-31', 'current'],
    ]);
    const [planned, current] = readMemberships(backend.services.db, ctx(), { customerId: 'c1' }).memberships;
    expect(planned).toMatchObject({
      reason: '季度评级',
      changedBy: '王芳',
      changedAtMs: ctx().nowMs,
      source: 'customer',
    });
    expect(current).toMatchObject({ endReason: '季度评级', endedBy: '王芳' });
    expect(rows(`SELECT before, after, reason FROM audit WHERE action = 'changeMembership' ORDER BY seq`)).toEqual([
      {
        before: '{"code":"C1","V":null}',
        after: `{"code":"C1","V":"L","validFrom":"${TODAY}","validTo":null}`,
        reason: '季度评级',
      },
      {
        before: '{"code":"C1","V":"L"}',
        after: '{"code":"C1","V":"H","validFrom":"2027-01-01","validTo":null}',
        reason: '季度评级',
      },
    ]);
  });

  it('keeps what is planned unless it is to go, can be for some days, and ends', async () => {
    await give(low, TODAY);
    await give(high, '2027-01-01');
    expect(await give(high, '2026-12-01')).toEqual({ validTo: '2026-12-31' });
    await give(low, '2026-12-10', { validTo: '2026-12-12' });
    expect(held()).toEqual([
      ['H', '2027-01-01', null, 'planned'],
      ['H', '2026-12-13', '2026-12-31', 'planned'],
      ['L', '2026-12-10', '2026-12-12', 'planned'],
      ['H', '2026-12-01', '2026-12-09', 'planned'],
      ['L', TODAY, '2026-11-30', 'current'],
    ]);
    await give(null, '2026-12-05', { planned: 'replace' });
    expect(held()).toEqual([
      ['H', '2026-12-01', '2026-12-04', 'planned'],
      ['L', TODAY, '2026-11-30', 'current'],
    ]);
  });

  it('is withdrawn while it is planned only; what held before goes on', async () => {
    await give(low, TODAY);
    await give(high, '2027-01-01');
    const withdraw = (validFrom: string) =>
      backend.command(ctx(), withdrawMembership, { customerId: 'c1', classTypeId: type, validFrom, reason: '误改' });
    await expect(withdraw(TODAY)).rejects.toMatchObject({ key: 'class-not-planned' });
    await expect(withdraw('2027-02-01')).rejects.toMatchObject({ key: 'class-planned-unknown' });
    await withdraw('2027-01-01');
    expect(held()).toEqual([['L', TODAY, null, 'current']]);
  });

  it('refuses what cannot be, with a reason', async () => {
    await give(low, TODAY);
    const other = (await backend.command(ctx(), saveClassType, { id: null, code: 'G', name: '档位' })).id;
    const foreign = await make('A', other);
    await expect(give(foreign, TODAY)).rejects.toMatchObject({ key: 'class-of-other-type' });
    await expect(give(high, '2026-12-02', { validTo: '2026-12-01' })).rejects.toMatchObject({ key: 'class-dates' });
    await expect(give(low, '2026-12-01')).rejects.toMatchObject({ key: 'class-held-already' });
    await expect(give(null, '2026-11-20', { validTo: '2026-11-21' })).rejects.toMatchObject({ key: 'class-none-held' });
    await expect(give(high, TODAY, { customerId: 'nobody' })).rejects.toMatchObject({ key: 'customer-unknown' });
  });

  it('reaches into the past only where no queue was built with it', async () => {
    await give(low, '2026-01-01');
    await built('2026-11-20');
    await built(TODAY);
    await expect(give(high, '2026-11-20')).rejects.toMatchObject({
      key: 'class-past-built',
      params: { built: '2026-11-20', first: '2026-11-21' },
    });
    await give(high, '2026-11-21');
    expect(held()[0]).toEqual(['H', '2026-11-21', null, 'current']);
  });
});

describe('many at once', () => {
  const change = (more: Partial<StartClassChangeInput> = {}, filter: Partial<CustomerFilter> | null = null) => {
    const parsed = filter && customerFilter.parse(filter);
    const asked: StartClassChangeInput = {
      target: parsed ? { kind: 'filter', filter: parsed } : { kind: 'selection', customerIds: ['c1', 'c2', 'c3'] },
      classTypeId: type,
      classId: high,
      validFrom: TODAY,
      planned: 'keep',
      reason: '年度调整',
      expected: null,
      ...more,
    };
    const request = parsed && requestOf(backend.services.db, ctx(), parsed);
    const actor = { id: 'operator-under-test', name: '王芳' };
    return runOwnJob(backend, 'change-classes', { changeId: v7(), asked, request, actor });
  };

  it('say who would change from what, change nothing until they are applied, then all', async () => {
    await give(low, '2026-01-01');
    await give(high, '2026-01-01', { customerId: 'c2' });
    const preview = await change();
    expect(preview).toEqual({
      customers: 3,
      changed: 2,
      kept: 1,
      withPlanned: 0,
      moves: [
        { before: null, after: high, customers: 1 },
        { before: low, after: high, customers: 1 },
      ],
      applied: false,
    });
    expect(held('c3')).toEqual([]);
    expect(await change({ expected: 2 })).toMatchObject({ changed: 2, applied: true });
    expect(held()).toEqual([
      ['H', TODAY, null, 'current'],
      ['L', '2026-01-01', '2026-11-23', 'past'],
    ]);
    expect(held('c3')).toEqual([['H', TODAY, null, 'current']]);
    expect(await change()).toMatchObject({ changed: 0, kept: 3 });
    const [newest] = readMemberships(backend.services.db, ctx(), { customerId: 'c3' }).memberships;
    expect(newest).toMatchObject({ reason: '年度调整', changedBy: '王芳', source: 'selection' });
  });

  it('leave one audit row with rule and counts, and the list of customers by class before and after', async () => {
    await give(low, '2026-01-01');
    await change({ expected: 3 });
    const [audit] = rows(`SELECT after, reason FROM audit WHERE entity = 'class-change'`) as {
      after: string;
      reason: string;
    }[];
    expect(audit?.reason).toBe('年度调整');
    expect(JSON.parse(audit?.after ?? '')).toMatchObject({
      classType: 'V',
      rule: { selected: 3 },
      changed: 3,
      moves: [
        { before: null, after: 'H', customers: 2 },
        { before: 'L', after: 'H', customers: 1 },
      ],
      sha256: expect.stringMatching(/^[\da-f]{64}$/),
    });
    expect(rows('SELECT before_class_id AS before, customers FROM class_change_part ORDER BY part')).toEqual([
      { before: null, customers: 'C2\tC3' },
      { before: low, customers: 'C1' },
    ]);
    await expect(write('DELETE FROM class_change_part')).rejects.toThrow('append only');
  });

  it('follow a filter, and keep or replace what is planned', async () => {
    await give(low, '2026-01-01');
    await give(low, '2027-01-01', { customerId: 'c2' });
    expect(await change({}, { classId: low })).toMatchObject({ customers: 1, changed: 1 });
    expect(await change({}, {})).toMatchObject({ customers: 10, changed: 10, withPlanned: 1 });
    await change({ expected: 10 }, {});
    expect(held('c2')).toEqual([
      ['L', '2027-01-01', null, 'planned'],
      ['H', TODAY, '2026-12-31', 'current'],
    ]);
    expect(await change({ expected: 1, planned: 'replace' }, {})).toMatchObject({ changed: 1, kept: 9 });
    expect(held('c2')).toEqual([['H', TODAY, null, 'current']]);
    expect(await change({ classId: null, expected: 10, validFrom: '2026-12-01' }, {})).toMatchObject({ changed: 10 });
    expect(held('c5')).toEqual([['H', TODAY, '2026-11-30', 'current']]);
  });

  it('agree with the rules for one', async () => {
    await give(low, '2026-01-01', { validTo: '2026-12-31' });
    await give(high, '2026-12-05', { customerId: 'c2' });
    await give(high, '2026-11-01', { customerId: 'c3', validTo: '2026-12-31' });
    for (const classId of [high, low, null]) {
      for (const planned of ['keep', 'replace'] as const) {
        for (const validFrom of ['2026-11-30', '2026-12-05', '2027-01-01']) {
          const { changed } = await change({ classId, planned, validFrom });
          let one = 0;
          for (const customerId of ['c1', 'c2', 'c3']) {
            const { services } = backend;
            await services.writer
              .write((tx) => {
                changeMembership(
                  tx,
                  { ...ctx(), newId: v7, publish: () => undefined, audit: () => undefined },
                  {
                    ...{ customerId, classTypeId: type, classId, validFrom, validTo: null, planned, reason: 'x' },
                  },
                );
                one += 1;
                throw new Error('taken back');
              })
              .catch(() => undefined);
          }
          expect([classId, planned, validFrom, changed]).toEqual([classId, planned, validFrom, one]);
        }
      }
    }
  });

  it('are refused when something changed since the preview, when cancelled, and into the built past', async () => {
    await expect(change({ expected: 2 })).rejects.toMatchObject({ key: 'class-change-stale' });
    await expect(change({ target: { kind: 'selection', customerIds: ['c1', 'nobody'] } })).rejects.toMatchObject({
      key: 'customer-unknown',
    });
    await built('2026-11-20');
    await expect(change({ validFrom: '2026-11-01' })).rejects.toMatchObject({ key: 'class-past-built' });
    const actor = { id: 'x', name: 'x' };
    const asked = {
      target: { kind: 'selection' as const, customerIds: ['c1'] },
      ...{ classTypeId: type, classId: high, validFrom: TODAY, planned: 'keep' as const, reason: 'x', expected: 1 },
    };
    const cancelled = runOwnJob(backend, 'change-classes', { changeId: v7(), asked, request: null, actor }, () => true);
    await expect(cancelled).rejects.toMatchObject({ key: 'job-cancelled' });
    expect(rows('SELECT * FROM class_membership')).toEqual([]);
  });
});

describe('a change of many that is followed', () => {
  const around = (more = {}) => ({
    ...ctx(),
    services: backend.services,
    commandId: v7(),
    procedure: 'classes.startChange',
    ...more,
  });
  const asked = (expected: number | null): StartClassChangeInput => ({
    target: { kind: 'filter', filter: customerFilter.parse({}) },
    ...{ classTypeId: type, classId: high, validFrom: TODAY, planned: 'keep', reason: '年度调整', expected },
  });

  it('runs once a command, tells its report to whoever asked for it, and can be cancelled', async () => {
    await backend.services.writer.write((tx) =>
      tx.raw.exec(`INSERT INTO operator (id, login, name, password_hash, created_at_ms)
        VALUES ('operator-under-test', 'x', 'x', '', 0)`),
    );
    const one = around();
    const { runId } = await startClassChange(one, asked(10));
    expect(await startClassChange(one, asked(10))).toEqual({ runId });
    await backend.services.tracked.ended(runId);
    expect(await findClassChange(one, { runId })).toMatchObject({
      state: 'done',
      share: 1,
      report: { changed: 10, applied: true },
    });
    const other = around({ actor: backend.actor(['supervisor'], { operatorId: 'other' }) });
    await expect(findClassChange(other, { runId })).rejects.toMatchObject({ key: 'class-change-unknown' });

    const second = await startClassChange(around(), { ...asked(10), classId: low });
    await cancelClassChange(around(), second);
    await backend.services.tracked.ended(second.runId);
    expect(await findClassChange(around(), second)).toMatchObject({
      state: 'cancelled',
      error: { key: 'job-cancelled' },
    });
    expect(held('c5')).toEqual([['H', TODAY, null, 'current']]);
  });
});

describe('bands', () => {
  it('come by value: counted first, then given, with what held before ended the day before', async () => {
    const bands = {
      classTypeId: type,
      measure: 'turnover',
      from: '2026-01-01',
      to: '2026-12-31',
      by: 'top-percent',
      bands: [
        { classId: high, limit: 20 },
        { classId: low, limit: 80 },
      ],
      validFrom: TODAY,
      reason: '',
    } as const;
    const ask = (expected: number | null, more = {}) =>
      runOwnJob(backend, 'assign-by-bands', {
        changeId: v7(),
        bands: { ...bands, bands: [...bands.bands], ...more },
        expected,
        actor: { id: 'x', name: '王芳' },
      });
    expect(await ask(null)).toMatchObject({
      changed: 10,
      bands: [{ customers: 2, least: 900, most: 1000 }, { customers: 8 }],
    });
    expect((await listed()).types[0]).toMatchObject({ unclassed: 10 });
    await ask(10);
    expect(await ask(0)).toMatchObject({ changed: 0, unchanged: 10 });
    const flipped = [
      { classId: low, limit: 20 },
      { classId: high, limit: 80 },
    ];
    await ask(10, { bands: flipped, validFrom: '2026-12-01', reason: '重新分档' });
    expect(held('c9')).toEqual([
      ['L', '2026-12-01', null, 'planned'],
      ['H', TODAY, '2026-11-30', 'current'],
    ]);
    const [planned] = readMemberships(backend.services.db, ctx(), { customerId: 'c9' }).memberships;
    expect(planned).toMatchObject({ source: 'bands', reason: '重新分档' });
    const tooMuch = [
      { classId: high, limit: 60 },
      { classId: low, limit: 60 },
    ];
    await expect(ask(null, { bands: tooMuch })).rejects.toMatchObject({ key: 'bands-share' });
    await expect(ask(null, { from: '2027-01-01' })).rejects.toMatchObject({ key: 'bands-dates' });
  });
});

describe('class types', () => {
  it('are ranked as customer groups, keep their codes apart, and stay while they are used', async () => {
    const other = (await backend.command(ctx(), saveClassType, { id: null, code: 'G', name: '档位' })).id;
    await backend.command(ctx(), chooseGroups, { classTypeIds: [other, type], mainId: other });
    expect((await listed()).types.map((one) => [one.code, one.groupRank, one.isMain])).toEqual([
      ['G', 1, true],
      ['V', 2, false],
    ]);
    await expect(backend.command(ctx(), saveClassType, { id: null, code: 'V', name: 'x' })).rejects.toMatchObject({
      key: 'class-type-code-taken',
    });
    await expect(make('H')).rejects.toMatchObject({ key: 'class-code-taken' });
    const strategy = {
      ...{
        classId: high,
        name: 'x',
        validFrom: TODAY,
        validTo: null,
        rule: 'FREQ=WEEKLY',
        holidayRule: 'later' as const,
      },
      ...{ callingWindows: [], mostAttemptsADay: 3, leastMinutesBetweenAttempts: 0, rank: 100 },
      notReached: 'drop' as const,
    };
    await backend.command(ctx(), saveStrategy, { id: null, fields: strategy });
    await give(high, TODAY);
    await expect(backend.command(ctx(), removeClass, { id: high })).rejects.toMatchObject({
      key: 'class-used',
      params: { name: 'H', customers: 1, strategies: 1, quotas: 0, others: 0 },
    });
    await expect(backend.command(ctx(), removeClassType, { id: type })).rejects.toMatchObject({
      key: 'class-type-has-classes',
      params: { count: 2, classes: 'H, L' },
    });
    await backend.command(ctx(), removeClass, { id: low });
  });

  it('have their classes in an order, all of them', async () => {
    const order = async () => (await listed()).types[0]?.classes.map((one) => one.code);
    expect(await order()).toEqual(['H', 'L']);
    await backend.command(ctx(), orderClasses, { classTypeId: type, classIds: [low, high] });
    expect(await order()).toEqual(['L', 'H']);
    const wrong = backend.command(ctx(), orderClasses, { classTypeId: type, classIds: [low] });
    await expect(wrong).rejects.toMatchObject({ key: 'class-order-stale' });
  });

  it('count in a worker as at once', async () => {
    await give(high, TODAY);
    const { db, jobs } = backend.services;
    expect(await jobs.run('count-classes', { date: TODAY })).toEqual(classCounts(db, TODAY));
    expect((await listed()).types[0]).toMatchObject({ unclassed: 9, classes: [{ customers: 1 }, { customers: 0 }] });
  });
});
