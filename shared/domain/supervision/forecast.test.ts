import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ForecastFacts, forecastRoutes, type SeatAtWork, secondsPerFinished, type WorkLeft } from './forecast.ts';
import { proposeMoves } from './propose-moves.ts';

const NOW = Date.parse('2026-11-24T01:00:00Z');
const MINUTE = 60_000;
const seats = (count: number, untilMs = Number.POSITIVE_INFINITY): SeatAtWork[] =>
  Array.from({ length: count }, (_, at) => ({ operatorId: `s${at}`, untilMs }));
const work = (routeId: string, minutes: number | null, calls: number, operatorId: string | null = null): WorkLeft => {
  return { routeId, cutoffAtMs: minutes === null ? null : NOW + minutes * MINUTE, operatorId, calls };
};
/** Minutes from now. */
const done = (facts: Pick<ForecastFacts, 'seats' | 'work'>, secondsPerCustomer = 240) =>
  forecastRoutes({ nowMs: NOW, secondsPerCustomer, ...facts }).map((route) => [
    route.routeId,
    route.finishedAtMs === null ? null : (route.finishedAtMs - NOW) / MINUTE,
    route.missingMs / MINUTE,
    route.stuck,
  ]);

describe('busy seconds per finished customer', () => {
  const few = { busySeconds: 19 * 300, finished: 19 };
  const past = { busySeconds: 800 * 200, finished: 800 };
  it('is that of the last hour, under twenty customers that of the same weekday of four weeks', () => {
    expect(secondsPerFinished({ busySeconds: 20 * 300, finished: 20 }, past)).toMatchObject({
      seconds: 300,
      basis: 'last-hour',
    });
    expect(secondsPerFinished(few, past)).toEqual({ seconds: 200, basis: 'same-weekday', finished: 800 });
    expect(secondsPerFinished(few, { busySeconds: 0, finished: 0 })).toMatchObject({ seconds: 300, basis: 'few' });
    const never = { busySeconds: 0, finished: 30 };
    expect(secondsPerFinished(never, { busySeconds: 0, finished: 0 })).toMatchObject({ seconds: 180, basis: 'usual' });
  });
});

describe('the forecast, worked out by hand', () => {
  it('is seconds x left / seats, routes one after the other by cut-off', () => {
    // 60 calls of 4 minutes by 4 seats: an hour; then 30 more: half an hour.
    const two = [work('late', 120, 30), work('early', 65, 60)];
    expect(done({ seats: seats(4), work: two })).toEqual([
      ['early', 60, 0, 0],
      ['late', 90, 0, 0],
    ]);
    // By 3 seats the first takes 80 minutes: 15 are missing, and the other ends after 120.
    expect(done({ seats: seats(3), work: two })).toEqual([
      ['early', 80, 15, 0],
      ['late', 120, 0, 0],
    ]);
  });

  it('lets own calls wait for their person, and others fill up who is free', () => {
    // s0 has 10 of its own (40 min); 10 of anybody's: 20 minutes for s1 and s2.
    expect(done({ seats: seats(3), work: [work('r', 60, 10, 's0'), work('r', 60, 10)] })).toEqual([['r', 40, 0, 0]]);
    // 30 of anybody's: 40 + 120 minutes over three seats.
    expect(done({ seats: seats(3), work: [work('r', 60, 10, 's0'), work('r', 60, 30)] })[0]?.[1]).toBeCloseTo(160 / 3);
  });

  it('says what nobody at work will make', () => {
    expect(done({ seats: seats(2), work: [work('r', 60, 4, 'away'), work('r', 60, 2)] })).toEqual([['r', null, 0, 4]]);
    // Two seats go home in 20 minutes: 10 calls are made, 5 are left.
    expect(done({ seats: seats(2, NOW + 20 * MINUTE), work: [work('r', 60, 15)] })).toEqual([['r', null, 0, 5]]);
    expect(done({ seats: [], work: [work('r', null, 3)] })).toEqual([['r', null, 0, 3]]);
    expect(done({ seats: seats(2), work: [] })).toEqual([]);
  });

  it('does not count the time between two spans of a shift', () => {
    // Twenty minutes, an hour's break, then on: 10 of 4 minutes end after 100, not after 40.
    const breaks = [{ fromMs: NOW + 20 * MINUTE, toMs: NOW + 80 * MINUTE }];
    const half: SeatAtWork[] = [{ operatorId: 's0', untilMs: NOW + 200 * MINUTE, breaks }];
    expect(done({ seats: half, work: [work('r', 60, 10)] })).toEqual([['r', 100, 40, 0]]);
    expect(done({ seats: half, work: [work('r', 60, 10, 's0')] })).toEqual([['r', 100, 40, 0]]);
    expect(done({ seats: half, work: [work('r', 60, 5)] })).toEqual([['r', 20, 0, 0]]);
    // 20 + 120 minutes are 35 calls; what is more nobody makes.
    expect(done({ seats: half, work: [work('r', 300, 37)] })).toEqual([['r', null, 0, 2]]);
    // Beside another seat, which works on: 20 minutes together, then alone.
    const both = [...half, ...seats(2).slice(1)];
    expect(done({ seats: both, work: [work('r', 60, 15)] })).toEqual([['r', 40, 0, 0]]);
  });

  it('counts a seat from the begin of its shift on, its own calls wait for it', () => {
    // Half an hour alone, 7.5 calls; then by two.
    const later: SeatAtWork = { operatorId: 'later', fromMs: NOW + 30 * MINUTE, untilMs: NOW + 300 * MINUTE };
    const all = [...seats(1), later];
    expect(done({ seats: all, work: [work('r', 60, 15)] })).toEqual([['r', 45, 0, 0]]);
    expect(done({ seats: all, work: [work('r', 60, 5, 'later')] })).toEqual([['r', 50, 0, 0]]);
    expect(done({ seats: [later], work: [work('r', 60, 10)] })).toEqual([['r', 70, 10, 0]]);
    const breaks = [{ fromMs: NOW + 40 * MINUTE, toMs: NOW + 55 * MINUTE }];
    expect(done({ seats: [{ ...later, breaks }], work: [work('r', 60, 5)] })).toEqual([['r', 65, 5, 0]]);
    // A shift of twenty minutes makes five calls.
    const short = { ...later, untilMs: NOW + 50 * MINUTE };
    expect(done({ seats: [short], work: [work('r', 60, 7)] })).toEqual([['r', null, 0, 2]]);
  });

  it('serves routes without a cut-off last', () => {
    const all = [work('none', null, 15), work('r', 60, 15)];
    expect(done({ seats: seats(1), work: all })).toEqual([
      ['r', 60, 0, 0],
      ['none', 120, 0, 0],
    ]);
  });
});

describe('whom to move', () => {
  const facts = (all: WorkLeft[], people = seats(3)): ForecastFacts => {
    return { nowMs: NOW, secondsPerCustomer: 240, seats: people, work: all };
  };
  it('takes the late calls of who has too many to who would be idle', () => {
    // s0 needs 80 minutes of 60: five calls too many; s1 is busy for 48 minutes (3 more), s2 for 20 (10 more).
    const all = [work('r', 60, 20, 's0'), work('r', 60, 12, 's1'), work('r', 60, 5, 's2')];
    const proposal = proposeMoves(facts(all), 'r');
    expect(proposal).toMatchObject({
      from: [{ operatorId: 's0', calls: 5 }],
      to: [{ operatorId: 's2', calls: 5 }],
      short: 0,
    });
    expect(proposal.after?.missingMs).toBe(0);
  });

  it('leaves time for what a seat has to do afterwards', () => {
    // s1 and s2 must be done with 14 calls of the next route at minute 61 and 80.
    const all = [work('r', 60, 17, 's0'), work('q', 61, 14, 's1'), work('p', 80, 14, 's2')];
    expect(proposeMoves(facts(all), 'r').to).toEqual([{ operatorId: 's2', calls: 2 }]);
  });

  it('gives away what belongs to somebody who is not at work', () => {
    const all = [work('r', 60, 6, 'away')];
    const { from, to, after } = proposeMoves(facts(all, seats(2)), 'r');
    expect(from).toEqual([{ operatorId: 'away', calls: 6 }]);
    expect(to.map(({ calls }) => calls)).toEqual([3, 3]);
    expect(after).toMatchObject({ stuck: 0, missingMs: 0 });
  });

  it('counts no break as time that somebody has', () => {
    // s1 works for 20 of the 60 minutes.
    const breaks = [{ fromMs: NOW + 20 * MINUTE, toMs: NOW + 90 * MINUTE }];
    const people = [...seats(1), { operatorId: 's1', untilMs: NOW + 300 * MINUTE, breaks }];
    const all = [work('r', 60, 25, 's0')];
    expect(proposeMoves(facts(all, people), 'r')).toMatchObject({ to: [{ operatorId: 's1', calls: 5 }], short: 5 });
  });

  it('names nobody who is still to come, and takes from them what they would begin too late', () => {
    const later: SeatAtWork = { operatorId: 'later', fromMs: NOW + 50 * MINUTE, untilMs: NOW + 300 * MINUTE };
    const own = proposeMoves(facts([work('r', 60, 8, 'later')], [...seats(1), later]), 'r');
    expect(own).toMatchObject({ from: [{ operatorId: 'later', calls: 6 }], to: [{ operatorId: 's0', calls: 6 }] });
    const others = proposeMoves(facts([work('r', 60, 20, 's0')], [...seats(1), later]), 'r');
    expect(others).toMatchObject({ to: [], short: 5 });
    // Whoever comes after the cut-off makes none of it in time, and no more than all of it.
    const after = { ...later, fromMs: NOW + 90 * MINUTE };
    const none = proposeMoves(facts([work('r', 60, 3, 'later')], [...seats(1), after]), 'r');
    expect(none).toMatchObject({ from: [{ calls: 3 }], to: [{ operatorId: 's0', calls: 3 }], short: 0 });
  });

  it('says how many seats more would do when nobody has time', () => {
    // 45 calls of 4 minutes by two seats in an hour: 60 minutes of work are left over, one seat's hour.
    const { to, moreSeats } = proposeMoves(facts([work('r', 60, 45)], seats(2)), 'r');
    expect(to).toEqual([]);
    expect(moreSeats).toBe(1);
    const own = proposeMoves(facts([work('r', 60, 30, 's0'), work('r', 60, 15, 's1')], seats(2)), 'r');
    expect(own).toMatchObject({ to: [], short: 15, moreSeats: 1 });
  });

  it('has nothing to say of a route in time or unknown', () => {
    expect(proposeMoves(facts([work('r', 60, 3)]), 'r')).toMatchObject({ from: [], to: [], short: 0, moreSeats: 0 });
    expect(proposeMoves(facts([]), 'r').after).toBeNull();
  });
});

describe('whatever stands in the queue', () => {
  const untilMs = fc.oneof(
    fc.constant(Number.POSITIVE_INFINITY),
    fc.integer({ min: 0, max: 300 }).map((m) => NOW + m * MINUTE),
  );
  const pause = fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 90 }))
    .map(([from, length]) => [{ fromMs: NOW + from * MINUTE, toMs: NOW + (from + length) * MINUTE }]);
  /** Half of them are there, the others come within two hours. */
  const fromMs = fc.oneof(
    fc.constant(NOW),
    fc.integer({ min: 1, max: 120 }).map((m) => NOW + m * MINUTE),
  );
  const seatOf = (
    [from, until, breaks]: [number, number, readonly { fromMs: number; toMs: number }[]],
    name: string,
  ) => {
    const within = breaks.filter((each) => each.fromMs >= from && each.toMs <= until);
    return { operatorId: name, fromMs: from, untilMs: Math.max(from, until), breaks: within };
  };
  const attendance = fc.tuple(fromMs, untilMs, fc.oneof(fc.constant([]), pause));
  const people = fc
    .array(attendance, { maxLength: 6 })
    .map((all) => all.map((each, at): SeatAtWork => seatOf(each, `s${at}`)));
  const row = fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.option(fc.integer({ min: 0, max: 7 })), fc.integer({ min: 0, max: 40 }))
    .map(([route, seat, calls]) =>
      work(`r${route}`, route === 4 ? null : 30 + route * 45, calls, seat === null ? null : `s${seat}`),
    );
  const center = fc.record({
    nowMs: fc.constant(NOW),
    secondsPerCustomer: fc.integer({ min: 20, max: 600 }),
    seats: people,
    work: fc.array(row, { maxLength: 14 }),
  });
  const endOf = (facts: ForecastFacts) =>
    new Map(forecastRoutes(facts).map((route) => [route.routeId, route.finishedAtMs ?? Number.POSITIVE_INFINITY]));

  it('is never later with one seat more, now or later', () => {
    fc.assert(
      fc.property(center, attendance, (facts, added) => {
        const more = endOf({ ...facts, seats: [...facts.seats, seatOf(added, 'new')] });
        for (const [routeId, atMs] of endOf(facts)) expect(more.get(routeId)).toBeLessThanOrEqual(atMs + 1);
      }),
      { numRuns: 300 },
    );
  });

  it('is never earlier with more customers', () => {
    fc.assert(
      fc.property(center, row, (facts, more) => {
        const then = endOf({ ...facts, work: [...facts.work, more] });
        for (const [routeId, atMs] of endOf(facts)) expect(then.get(routeId)).toBeGreaterThanOrEqual(atMs - 1);
      }),
      { numRuns: 300 },
    );
  });

  it('does not look at what has a later cut-off, and finishes anybody’s calls in the order of cut-offs', () => {
    fc.assert(
      fc.property(center, row, (facts, more) => {
        const then = endOf({ ...facts, work: [...facts.work, more] });
        const cutoff = more.cutoffAtMs ?? Number.POSITIVE_INFINITY;
        for (const route of forecastRoutes(facts)) {
          if ((route.cutoffAtMs ?? Number.POSITIVE_INFINITY) >= cutoff) continue;
          expect(then.get(route.routeId)).toBe(route.finishedAtMs ?? Number.POSITIVE_INFINITY);
        }
        const pool = facts.work.map((each) => ({ ...each, operatorId: null }));
        const ends = [...endOf({ ...facts, work: pool }).values()];
        expect(ends).toEqual(ends.toSorted((a, b) => (a === b ? 0 : a - b)));
      }),
      { numRuns: 300 },
    );
  });

  it('makes no more calls than the seats have time for', () => {
    fc.assert(
      fc.property(center, (facts) => {
        const made = forecastRoutes(facts).reduce((sum, { left, stuck }) => sum + left - stuck, 0);
        const workedMs = facts.seats.reduce((sum, { fromMs: from = NOW, untilMs: until, breaks = [] }) => {
          return sum + breaks.reduce((rest, each) => rest - (each.toMs - each.fromMs), Math.max(0, until - from));
        }, 0);
        expect(made).toBeLessThanOrEqual(workedMs / 1000 / facts.secondsPerCustomer + 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('proposes moves that make the route end in time, and no other one later', () => {
    fc.assert(
      fc.property(center, fc.integer({ min: 0, max: 4 }), (facts, at) => {
        const routeId = `r${at}`;
        const { from, to, short, moreSeats, after } = proposeMoves(facts, routeId);
        const sum = (all: typeof to) => all.reduce((total, each) => total + each.calls, 0);
        expect(sum(from)).toBe(sum(to));
        const isThere = new Set(
          facts.seats.filter((seat) => (seat.fromMs ?? NOW) <= NOW).map((seat) => seat.operatorId),
        );
        expect(to.every(({ operatorId }) => isThere.has(operatorId))).toBe(true);
        if (after === null || to.length === 0) return;
        const cutoffAtMs = after.cutoffAtMs;
        const moves = [
          ...from.map((each) => ({ routeId, cutoffAtMs, operatorId: each.operatorId, calls: -each.calls })),
          ...to.map((each) => ({ routeId, cutoffAtMs, ...each })),
        ];
        const before = new Map(forecastRoutes(facts).map((route) => [route.routeId, route]));
        for (const route of forecastRoutes({ ...facts, work: [...facts.work, ...moves] })) {
          const was = before.get(route.routeId);
          if (route.routeId !== routeId) {
            expect(route.missingMs).toBeLessThanOrEqual((was?.missingMs ?? 0) + 1);
            expect(route.stuck).toBeLessThanOrEqual(was?.stuck ?? 0);
          } else if (short === 0 && moreSeats === 0) expect([route.missingMs <= 1, route.stuck]).toEqual([true, 0]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
