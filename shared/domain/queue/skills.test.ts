import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPlaces, shareAmong, shareByLoad } from './share-by-load.ts';
import { holdsAll, lackOf, setsNobodyHolds } from './skills.ts';

const skills = fc.subarray(['a', 'b', 'c', 'd']);
const set = skills.map((ids) => JSON.stringify(ids));

describe('who holds what a call asks for', () => {
  it('is whoever holds all of it; who holds more never gets less', () => {
    expect(holdsAll(undefined, '[]')).toBe(true);
    expect(holdsAll(undefined, '["a"]')).toBe(false);
    expect(holdsAll(new Set(['a']), '["a","b"]')).toBe(false);
    fc.assert(
      fc.property(skills, skills, set, (held, more, needed) => {
        if (holdsAll(new Set(held), needed)) expect(holdsAll(new Set([...held, ...more]), needed)).toBe(true);
      }),
    );
  });

  it('names the sets that none of some people holds whole', () => {
    fc.assert(
      fc.property(fc.array(set), fc.array(skills), (sets, people) => {
        const held = people.map((ids) => new Set(ids));
        const beyond = setsNobodyHolds(sets, held);
        for (const needed of sets) {
          expect(beyond.includes(needed)).toBe(!held.some((one) => holdsAll(one, needed)));
        }
      }),
    );
  });

  it('is said of calls before they are given: how many nobody chosen holds, and which skills they lack', () => {
    const cook = new Set(['a', 'b']);
    expect(lackOf(['[]', '["a"]', '["a","c"]', '["c"]'], [cook])).toEqual({ calls: 2, skillIds: ['c'] });
    expect(lackOf(['["a","c"]'], [cook, new Set(['c'])])).toEqual({ calls: 1, skillIds: ['a', 'c'] });
    fc.assert(
      fc.property(fc.array(set), fc.array(skills, { minLength: 1 }), (calls, people) => {
        const held = people.map((ids) => new Set(ids));
        const lack = lackOf(calls, held);
        const beyond = calls.filter((needed) => !held.some((one) => holdsAll(one, needed)));
        expect(lack?.calls ?? 0).toBe(beyond.length);
        if (lack) expect(lack.skillIds.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('sharing where not everybody may have each call', () => {
  const center = fc.integer({ min: 1, max: 6 }).chain((people) =>
    fc.record({
      loads: fc.array(fc.nat(20), { minLength: people, maxLength: people }),
      among: fc.array(fc.subarray([...Array(people).keys()]), { maxLength: 40 }),
    }),
  );

  it('gives each call to one who may have it, or to nobody when nobody may', () => {
    fc.assert(
      fc.property(center, ({ loads, among }) => {
        for (const [call, to] of shareAmong(among, loads).entries()) {
          const may = among[call] ?? [];
          expect(to === null ? may.length === 0 : may.includes(to)).toBe(true);
        }
      }),
    );
  });

  it('gives out no place twice, and never to one who may not', () => {
    fc.assert(
      fc.property(center, fc.array(fc.nat(5), { maxLength: 30 }), ({ among }, places) => {
        const given = fillPlaces(among, places);
        for (const [call, to] of given.entries()) expect(to === null || among[call]?.includes(to)).toBe(true);
        for (const at of new Set(places)) {
          expect(given.filter((to) => to === at).length).toBeLessThanOrEqual(
            places.filter((each) => each === at).length,
          );
        }
      }),
    );
  });

  it('is sharing by load where everybody may', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }), (calls, loads) => {
        const all = Array.from({ length: calls }, () => [...loads.keys()]);
        expect(shareAmong(all, loads)).toEqual(shareByLoad(calls, loads));
      }),
    );
  });
});
