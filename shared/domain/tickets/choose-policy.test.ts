import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePolicy, type PolicyChoice, type PolicyFacts } from './choose-policy.ts';

const FACTS: PolicyFacts = {
  kind: 'complaint',
  categoryIds: ['broken', 'goods'],
  priority: 'high',
  classIds: ['A', 'town'],
};
const policy = (id: string, more: Partial<PolicyChoice> = {}): PolicyChoice => ({
  ...{ id, kind: 'complaint', categoryId: null, priority: null, classId: null, createdAtMs: 0 },
  ...more,
});
const chosen = (...policies: PolicyChoice[]) => choosePolicy(policies, FACTS)?.id ?? null;

describe('choosePolicy', () => {
  it('takes only what fits the case', () => {
    expect(chosen(policy('other kind', { kind: 'suggestion' }))).toBeNull();
    expect(chosen(policy('other category', { categoryId: 'price' }))).toBeNull();
    expect(chosen(policy('other priority', { priority: 'low' }))).toBeNull();
    expect(chosen(policy('other class', { classId: 'B' }))).toBeNull();
    expect(chosen(policy('anything'))).toBe('anything');
  });

  it('goes by the nearest category, then the priority, then the first class, then the newest', () => {
    const whole = policy('whole', { createdAtMs: 9 });
    const goods = policy('goods', { categoryId: 'goods' });
    const broken = policy('broken', { categoryId: 'broken' });
    const urgent = policy('high', { priority: 'high' });
    const ofTown = policy('town', { classId: 'town' });
    const ofA = policy('A', { classId: 'A' });
    expect(chosen(whole, goods, broken, urgent, ofA)).toBe('broken');
    expect(chosen(whole, goods, urgent, ofA)).toBe('goods');
    expect(chosen(whole, ofA, urgent)).toBe('high');
    expect(chosen(whole, ofTown, ofA)).toBe('A');
    expect(chosen(policy('older'), whole)).toBe('whole');
  });

  it('does not depend on the order of the policies', () => {
    const some = fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom('complaint' as const, 'suggestion' as const),
      categoryId: fc.constantFrom(null, 'broken', 'goods', 'price'),
      priority: fc.constantFrom(null, 'high' as const, 'low' as const),
      classId: fc.constantFrom(null, 'A', 'town', 'B'),
      createdAtMs: fc.integer({ min: 0, max: 3 }),
    });
    const shuffled = fc
      .uniqueArray(some, { selector: ({ id }) => id, maxLength: 12 })
      .chain((policies) =>
        fc.tuple(fc.constant(policies), fc.shuffledSubarray(policies, { minLength: policies.length })),
      );
    fc.assert(
      fc.property(shuffled, ([policies, other]) => {
        expect(choosePolicy(other, FACTS)).toEqual(choosePolicy(policies, FACTS));
      }),
    );
  });
});
