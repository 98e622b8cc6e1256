import { expect, it } from 'vitest';
import type { CoverageList } from '../../api/coverage.ts';
import { coverageAt, listAt } from './coverage-address.ts';

const LATE: CoverageList = {
  routeId: 'r1',
  classId: null,
  operatorId: null,
  state: null,
  reason: null,
  lateOnly: true,
  unskilledOnly: false,
};
const at = (list: CoverageList, address: string) => listAt(list, new URL(address, 'http://center').searchParams);

it('lists those whom the address asks for, and all again without it', () => {
  const asked = at(LATE, coverageAt('no-strategy'));
  expect(asked).toEqual({ ...LATE, reason: 'no-strategy', state: 'excluded', lateOnly: false });
  expect(at(asked, coverageAt('no-strategy'))).toBe(asked);
  expect(at(asked, '/coverage')).toMatchObject({ reason: null, state: null, routeId: 'r1' });
});

it('takes no reason for one that is not known', () => {
  expect(at(LATE, '/coverage?reason=weather')).toBe(LATE);
});
