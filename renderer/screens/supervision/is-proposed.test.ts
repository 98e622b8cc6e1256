import { describe, expect, it } from 'vitest';
import { isProposed } from './is-proposed.ts';

const share = (operatorId: string) => ({ operatorId, operatorName: operatorId, count: 1 });
const proposal = { taskIds: ['t1', 't2'], to: [share('a'), share('b')] };

describe('a proposal that was filled in', () => {
  it('holds as long as the same calls go to the same people, in any order', () => {
    expect(isProposed(proposal, ['t2', 't1'], ['b', 'a'])).toBe(true);
    expect(isProposed(proposal, ['t1'], ['a', 'b'])).toBe(false);
    expect(isProposed(proposal, ['t1', 't2'], ['a'])).toBe(false);
    expect(isProposed(proposal, ['t1', 't3'], ['a', 'b'])).toBe(false);
    expect(isProposed({ taskIds: [], to: [] }, [], [])).toBe(false);
  });
});
