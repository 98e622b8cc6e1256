import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../shared/domain/calendar/business-date.ts';
import { planClassChange } from '../shared/domain/classes/plan-class-change.ts';
import { type MembershipItem, membershipsOfType, withdrawMembership, writeMemberships } from './class-memberships.ts';
import { openMigrated, type WritableDB } from './connection.ts';

const FIRST = '2026-01-01';
const DAYS = 40;
const CLASSES = ['a', 'b', 'c'];

let db: WritableDB;
beforeEach(() => {
  db = openMigrated(':memory:');
  db.raw.exec(`INSERT INTO class_type (id, code, name) VALUES ('t', 'T', 'T');
    INSERT INTO class (id, class_type_id, code, name) VALUES ('a', 't', 'A', 'A'), ('b', 't', 'B', 'B'), ('c', 't', 'C', 'C');
    INSERT INTO customer (id, code, name, created_at_ms, updated_at_ms) VALUES ('x', 'X', 'x', 0, 0), ('y', 'Y', 'y', 0, 0)`);
});
afterEach(() => db.raw.close());

const item = (classId: string | null, from: number, to: number | null, customerId = 'x'): MembershipItem => ({
  customerId,
  classTypeId: 't',
  classId,
  validFrom: addDays(FIRST, from),
  validTo: to === null ? null : addDays(FIRST, to),
  reason: null,
});
const timeline = (customerId = 'x') => membershipsOfType(db, customerId, 't');

/** The class held on each day; throws where two are held. */
function byDay(): (string | null)[] {
  const rows = timeline();
  return Array.from({ length: DAYS + 5 }, (_, day) => {
    const date = addDays(FIRST, day);
    const held = rows.filter((row) => row.validFrom <= date && (row.validTo === null || row.validTo >= date));
    if (held.length > 1) throw new Error(`two classes on ${date}`);
    return held[0]?.classId ?? null;
  });
}

describe('writeMemberships', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: DAYS }), fc.option(fc.integer({ min: 0, max: 12 }), { nil: null }))
    .map(([from, length]) => ({ from, to: length === null ? null : from + length }));
  const change = fc.record({ span, classId: fc.constantFrom(...CLASSES, null) });

  it('gives exactly the days asked for and leaves the others, without overlaps', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        db.raw.exec('DELETE FROM class_membership');
        const expected: (string | null)[] = Array.from({ length: DAYS + 5 }, () => null);
        for (const { span: days, classId } of changes) {
          writeMemberships(db, [item(classId, days.from, days.to)], null);
          expected.fill(classId, days.from, days.to === null ? undefined : days.to + 1);
          expect(byDay()).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('writes many spans of one customer at once as one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 4 }),
        fc.uniqueArray(fc.integer({ min: 0, max: DAYS }), { minLength: 2, maxLength: 8 }),
        fc.boolean(),
        (before, edges, isOpen) => {
          db.raw.exec('DELETE FROM class_membership');
          for (const { span: days, classId } of before) writeMemberships(db, [item(classId, days.from, days.to)], null);
          const expected = byDay();
          const sorted = edges.toSorted((a, b) => a - b);
          const items: MembershipItem[] = [];
          for (let at = 0; at + 1 < sorted.length; at += 2) {
            const from = sorted[at] as number;
            const isLast = at + 3 >= sorted.length;
            const to = isOpen && isLast ? null : (sorted[at + 1] as number);
            items.push(item(CLASSES[at % 3] as string, from, to));
            expected.fill(CLASSES[at % 3] as string, from, to === null ? undefined : to + 1);
          }
          writeMemberships(db, items.toReversed(), null);
          expect(byDay()).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says no change exactly where no day would change its class', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), change, fc.boolean(), (before, asked, keeps) => {
        db.raw.exec('DELETE FROM class_membership');
        for (const { span: days, classId } of before) writeMemberships(db, [item(classId, days.from, days.to)], null);
        const held = byDay();
        const wanted = item(asked.classId, asked.span.from, asked.span.to);
        const plan = planClassChange(timeline(), { ...wanted, planned: keeps ? 'keep' : 'replace' });
        writeMemberships(db, [{ ...wanted, validTo: plan.validTo }], null);
        expect(plan.before).toBe(held[asked.span.from]);
        if (!plan.changes) expect(byDay()).toEqual(held);
      }),
      { numRuns: 60 },
    );
  });

  it('touches nobody else', () => {
    writeMemberships(db, [item('a', 0, null, 'y'), item('b', 0, null)], null);
    writeMemberships(db, [item('c', 5, null)], null);
    expect(timeline('y')).toEqual([{ classId: 'a', validFrom: FIRST, validTo: null }]);
  });
});

it('lets what held before go on when a planned membership is withdrawn', () => {
  writeMemberships(db, [item('a', 0, null)], null);
  writeMemberships(db, [item('b', 10, null)], null);
  writeMemberships(db, [item('c', 20, null)], null);
  withdrawMembership(db, { customerId: 'x', classTypeId: 't', validFrom: addDays(FIRST, 10) });
  expect(timeline()).toEqual([
    { classId: 'a', validFrom: FIRST, validTo: addDays(FIRST, 19) },
    { classId: 'c', validFrom: addDays(FIRST, 20), validTo: null },
  ]);
  withdrawMembership(db, { customerId: 'x', classTypeId: 't', validFrom: addDays(FIRST, 20) });
  expect(timeline()).toEqual([{ classId: 'a', validFrom: FIRST, validTo: null }]);
});
