import { describe, expect, it } from 'vitest';
import { type Role, rightsOf, scopeOf } from '../../../shared/contract/rights.ts';
import { callLogViewOf } from './call-log-view.ts';

const person = (roles: readonly Role[], teamId: string | null) => ({
  operatorId: 'somebody',
  login: 'somebody',
  name: 'Somebody',
  roles,
  rights: rightsOf(roles),
  scope: scopeOf(roles),
  teamId,
  seatId: null,
});

describe('whole numbers in the call log', () => {
  it.each<[string, readonly Role[], string | null, boolean]>([
    ['a supervisor', ['supervisor'], null, true],
    ['a lead of a team', ['lead'], 'north', true],
    // As in the list of customers: no team, no team's numbers.
    ['a lead without a team', ['lead'], null, false],
    ['an operator', ['operator'], 'north', false],
  ])('for %s', (_name, roles, teamId, whole) => {
    expect(callLogViewOf(person(roles, teamId)).fullNumbers).toBe(whole);
  });
});
