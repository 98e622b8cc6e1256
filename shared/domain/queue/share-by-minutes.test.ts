import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlannedOperator, resolveOwner } from './resolve-owner.ts';
import { type CallToShare, shareByMinutes } from './share-by-minutes.ts';

const OPERATORS = ['a', 'b', 'c', 'd'];
const calls = fc
  .uniqueArray(
    fc.record({
      key: fc.string({ minLength: 1, maxLength: 6 }),
      seconds: fc.integer({ min: 1, max: 900 }),
      among: fc.subarray(OPERATORS),
    }),
    { selector: (call) => call.key, maxLength: 60 },
  )
  .map((all): CallToShare[] => all);
const loads = fc
  .dictionary(fc.constantFrom(...OPERATORS), fc.integer({ min: 0, max: 3000 }))
  .map((of) => new Map(Object.entries(of)));

describe('sharing calls by minutes', () => {
  it('gives the longest first to whoever has the least to do', () => {
    const of = (key: string, seconds: number) => ({ key, seconds, among: ['b', 'a'] });
    expect([...shareByMinutes([of('x', 60), of('y', 300), of('z', 200)], new Map([['a', 100]]))]).toEqual([
      ['y', 'b'],
      ['z', 'a'],
      ['x', 'a'],
    ]);
  });

  it('gives every call to one of those who may get it, whatever the order of rows', () => {
    fc.assert(
      fc.property(calls, loads, fc.integer(), (all, had, salt) => {
        const shares = shareByMinutes(all, had);
        for (const { key, among } of all) {
          if (among.length === 0) expect(shares.has(key)).toBe(false);
          else expect(among).toContain(shares.get(key));
        }
        const turned = all.map((_call, at) => all[(at + Math.abs(salt)) % all.length] as CallToShare).reverse();
        const again = shareByMinutes(
          turned.map((call) => ({ ...call, among: [...call.among].reverse() })),
          new Map([...had].reverse()),
        );
        expect(new Map([...again].sort())).toEqual(new Map([...shares].sort()));
      }),
      { numRuns: 200 },
    );
  });

  it('leaves nobody with more than another by more than the longest call, where all may get all', () => {
    fc.assert(
      fc.property(calls, (all) => {
        const open = all.map((call) => ({ ...call, among: OPERATORS }));
        const sums = new Map(OPERATORS.map((id) => [id, 0]));
        for (const [key, id] of shareByMinutes(open, new Map())) {
          sums.set(id, (sums.get(id) ?? 0) + (open.find((call) => call.key === key)?.seconds ?? 0));
        }
        const longest = Math.max(0, ...open.map((call) => call.seconds));
        expect(Math.max(...sums.values()) - Math.min(...sums.values())).toBeLessThanOrEqual(longest);
      }),
      { numRuns: 200 },
    );
  });
});

describe('who gets the call of a customer', () => {
  const people = new Map<string, PlannedOperator>(
    (
      [
        ['here', true, null, null],
        ['away', true, 'second', 'deputy'],
        ['second', true, null, null],
        ['shared', true, 'second', 'by-load'],
        ['gone', false, 'second', null],
        ['away too', true, null, 'deputy'],
        ['alone', true, 'away too', 'deputy'],
      ] as const
    ).map(([id, active, deputyId, absence]) => [id, { id, active, deputyId, absence }]),
  );
  const of = (ownerId: string | null, deputyId: string | null = null) =>
    resolveOwner({ ownerId, deputyId }, (id) => people.get(id));

  it("takes the customer's own operator, the customer's deputy, the operator's, else anyone", () => {
    expect(of('here', 'second')).toEqual({ kind: 'owner', operatorId: 'here' });
    expect(of('away', 'here')).toEqual({ kind: 'deputy', operatorId: 'here' });
    expect(of('away', 'away too')).toEqual({ kind: 'deputy', operatorId: 'second' });
    expect(of('gone')).toEqual({ kind: 'deputy', operatorId: 'second' });
    expect(of('alone')).toEqual({ kind: 'anyone' });
    expect(of('alone', 'gone')).toEqual({ kind: 'anyone' });
    expect(of('shared', 'here')).toEqual({ kind: 'shared' });
    expect(of(null, 'here')).toEqual({ kind: 'anyone' });
    expect(of('never heard of')).toEqual({ kind: 'anyone' });
  });
});
