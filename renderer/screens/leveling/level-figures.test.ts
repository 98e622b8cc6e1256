import { describe, expect, it } from 'vitest';
import type { LevelMoveView, LevelProposalView } from '../../../shared/contract/leveling.ts';
import { gainOf, inputOfMoves, weekOf, withChosen } from './level-figures.ts';

const move = (customerId: string, unit: number, to: number): LevelMoveView => ({
  customerId,
  code: customerId,
  name: customerId,
  routeId: 'r',
  routeCode: 'R',
  unit,
  group: 0,
  from: 2,
  to,
  load: 1,
});
const moves = [move('a', 1, 4), move('b', 1, 4), move('c', 2, 8)];
const proposal = {
  groups: [{ id: 't', name: '一班', before: [0, 10, 2, 2, 0, 0, 0] }],
} as unknown as LevelProposalView;

describe('the figures of a proposal', () => {
  it('follow the moves that are chosen', () => {
    expect(weekOf(proposal, moves, null).after).toEqual([0, 7, 4, 3, 0, 0, 0]);
    expect(gainOf(weekOf(proposal, moves.slice(0, 1), 0)).peak).toEqual({ before: 10, after: 9 });
  });

  it('keep customers of one owner together', () => {
    const all = new Set(['a', 'b', 'c']);
    expect([...withChosen(moves, all, new Set(['b', 'c']))]).toEqual(['c']);
    expect([...withChosen(moves, new Set(), new Set(['a']))].sort()).toEqual(['a', 'b']);
  });

  it('name customers by the days they get', () => {
    expect(inputOfMoves(moves, '均衡')).toEqual({
      reason: '均衡',
      groups: [
        { orderWeekdays: ['WE'], customerIds: ['a', 'b'] },
        { orderWeekdays: ['TH'], customerIds: ['c'] },
      ],
    });
  });
});
