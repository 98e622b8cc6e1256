import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LevelInput, type LevelUnit, proposeWeekdays } from './propose-weekdays.ts';

const mask = fc.integer({ min: 1, max: 127 });
const unit = fc.record({
  customers: fc.integer({ min: 1, max: 3 }),
  group: fc.constantFrom('a', 'b'),
  weekdays: mask,
  allowed: mask,
  load: fc.constantFrom(1, 0.5, 0.25, 1 / 3, 2),
});
const inputs: fc.Arbitrary<LevelInput> = fc
  .record({
    units: fc.array(unit, { maxLength: 80 }),
    fixed: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 7, maxLength: 7 }),
    mostCustomers: fc.oneof(fc.constant(1000), fc.integer({ min: 0, max: 20 })),
  })
  .map(({ units, fixed, mostCustomers }) => ({
    units: units.map((one, at) => ({ ...one, id: `C${String(at).padStart(4, '0')}` })),
    fixed: new Map([['a', fixed]]),
    mostCustomers,
  }));

const squares = (load: readonly number[]): number => load.reduce((sum, n) => sum + n * n, 0);
const total = (load: readonly number[]): number => load.reduce((sum, n) => sum + n, 0);

describe('proposeWeekdays', () => {
  it('moves only to weekdays that the routes allow, one weekday for another, and no more customers than asked', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { moves } = proposeWeekdays(input);
        const byId = new Map(input.units.map((one) => [one.id, one]));
        let customers = 0;
        for (const { id, from, to } of moves) {
          const { weekdays, allowed, customers: moved } = byId.get(id) as LevelUnit;
          expect(from).toBe(weekdays);
          expect(to & ~from & ~allowed).toBe(0);
          const bits = (n: number) => n.toString(2).replaceAll('0', '').length;
          expect([bits(to), bits(to & ~from)]).toEqual([bits(from), 1]);
          customers += moved;
        }
        expect(customers).toBeLessThanOrEqual(input.mostCustomers);
        expect(new Set(moves.map((move) => move.id)).size).toBe(moves.length);
      }),
      { numRuns: 200 },
    );
  });

  it('makes no group less even and no load appear or vanish, and says the load that its moves make', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { moves, before, after } = proposeWeekdays(input);
        const moved = new Map(moves.map((move) => [move.id, move.to]));
        const real = proposeWeekdays({
          ...input,
          units: input.units.map((one) => ({ ...one, weekdays: moved.get(one.id) ?? one.weekdays })),
          mostCustomers: 0,
        }).before;
        for (const [group, load] of before) {
          const later = after.get(group) as readonly number[];
          expect(total(later)).toBeCloseTo(total(load), 6);
          expect(squares(later)).toBeLessThanOrEqual(squares(load) + 1e-9);
          for (const [day, n] of later.entries()) expect(n).toBeCloseTo(real.get(group)?.[day] as number, 6);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(inputs, fc.integer(), (input, salt) => {
        const place = ({ id }: LevelUnit): number => Math.imul(Number(id.slice(1)) + 1, salt | 1) >>> 0;
        const shuffled = [...input.units].sort((a, b) => place(a) - place(b));
        expect(proposeWeekdays({ ...input, units: shuffled })).toEqual(proposeWeekdays(input));
      }),
      { numRuns: 100 },
    );
  });

  it('evens out a week whose Tuesday is full, with as few moves as that takes', () => {
    const units = Array.from({ length: 100 }, (_, at) => ({
      id: `C${String(at).padStart(3, '0')}`,
      customers: 1,
      group: 'a',
      weekdays: at < 80 ? 2 : 4,
      allowed: 0b0011111,
      load: 1,
    }));
    const { moves, after } = proposeWeekdays({ units, fixed: new Map(), mostCustomers: 1000 });
    expect(after.get('a')?.slice(0, 5)).toEqual([20, 20, 20, 20, 20]);
    expect(moves).toHaveLength(60);
    const some = proposeWeekdays({ units, fixed: new Map(), mostCustomers: 10 });
    expect(some.moves).toHaveLength(10);
  });
});
