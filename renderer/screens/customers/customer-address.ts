import type { CustomerFilter } from '../../../shared/contract/customers.ts';
import { isBusinessDate } from '../../../shared/domain/calendar/business-date.ts';

export const NO_FILTER: CustomerFilter = {
  text: '',
  routeId: null,
  classId: null,
  unclassedTypeId: null,
  classOn: null,
  area: null,
  status: 'all',
  mark: 'any',
  skillId: null,
};

const STATUSES = ['active', 'closed'] as const;
const MARKS = ['do-not-call', 'no-phone', 'made-up', 'owner-lacks-skill'] as const;

/** The filter that an address asks for; what is not understood is no filter. The text is typed, never in an address. */
export function filterOfAddress(address: URLSearchParams): CustomerFilter {
  const on = address.get('on');
  return {
    text: '',
    routeId: address.get('route'),
    classId: address.get('class'),
    unclassedTypeId: address.get('class') === null ? address.get('unclassed') : null,
    classOn: on !== null && isBusinessDate(on) ? on : null,
    area: address.get('area'),
    status: STATUSES.find((one) => one === address.get('status')) ?? 'all',
    mark: MARKS.find((one) => one === address.get('mark')) ?? 'any',
    skillId: address.get('skill'),
  };
}

/** The address of a filter, without the parts that it leaves open. */
export function addressOfFilter(filter: Partial<CustomerFilter>): Record<string, string> {
  const parts: readonly (readonly [string, string | null | undefined])[] = [
    ['route', filter.routeId],
    ['class', filter.classId],
    ['unclassed', filter.unclassedTypeId],
    ['on', filter.classOn],
    ['area', filter.area],
    ['status', filter.status === 'all' ? null : filter.status],
    ['skill', filter.skillId],
    ['mark', filter.mark === 'any' ? null : filter.mark],
  ];
  return Object.fromEntries(parts.filter((part): part is [string, string] => part[1] != null));
}
