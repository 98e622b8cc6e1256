import { describe, expect, it } from 'vitest';
import { type DataScope, type Role, scopeOf } from './rights.ts';

describe('the reach of roles', () => {
  it.each<[readonly Role[], DataScope]>([
    [['operator'], 'own'],
    [['lead'], 'team'],
    [['operator', 'lead'], 'team'],
    [['supervisor'], 'all'],
    [['supervisor', 'operator', 'administrator'], 'all'],
    [['administrator'], 'all'],
    // An administrator sees no customers and calls: the role must not open those of others to an operator or lead.
    [['operator', 'administrator'], 'own'],
    [['lead', 'administrator'], 'team'],
    [[], 'own'],
  ])('of %j is %s', (roles, scope) => expect(scopeOf(roles)).toBe(scope));
});
