import {
  type ListTicketsInput,
  listTicketsInput,
  TICKET_SORTS,
  TICKET_VIEWS,
  type TicketViewName,
} from '../../../../shared/contract/ticket-lists.ts';
import { addressOfFigure, figureOfAddress } from './figure-address.ts';

/** What the list of cases shows: a filter, its order, and the text that is searched for. */
export interface ShownCases extends Omit<ListTicketsInput, 'limit' | 'offset'> {
  readonly text: string;
}

/** Names in the address of the parts that hold a word, an id or a date. */
const WORDS = {
  kind: 'kind',
  state: 'state',
  category: 'categoryId',
  unit: 'unitId',
  assignee: 'assigneeId',
  customer: 'customerId',
  priority: 'priority',
  from: 'from',
  to: 'to',
} as const satisfies Record<string, keyof ShownCases>;
const MARKS = ['overdue', 'reopened'] as const;
const REVERSED = '-';
/** The view of a list that was kept without one. */
const KEPT_VIEW: TicketViewName = 'mine';

/** The list that an address asks for, without a view the first one; what is not understood is left out. */
export function casesOfAddress(address: URLSearchParams, first: TicketViewName): ShownCases {
  const { shape } = listTicketsInput;
  const words = Object.entries(WORDS).map(([name, field]) => {
    const value = shape[field].safeParse(address.get(name) || null);
    return [field, value.success ? value.data : null];
  });
  const sort = address.get('sort') ?? '';
  const level = shape.level.safeParse(Number(address.get('level')));
  return {
    ...(Object.fromEntries(words) as Pick<ShownCases, (typeof WORDS)[keyof typeof WORDS]>),
    view: TICKET_VIEWS.find((one) => one === address.get('view')) ?? first,
    overdue: address.get('overdue') === '1',
    reopened: address.get('reopened') === '1',
    level: level.success ? level.data : null,
    sort: TICKET_SORTS.find((one) => one === sort.replace(REVERSED, '')) ?? null,
    reversed: sort.startsWith(REVERSED),
    figure: figureOfAddress(address),
    text: address.get('q')?.trim() ?? '',
  };
}

/** The address parts of a list, without those that it leaves open; inverse of {@link casesOfAddress}. */
export function addressOfCases(shown: Partial<ShownCases>): Record<string, string> {
  const { view, sort = null, reversed = false, level = null, figure = null, text = '' } = shown;
  const parts: readonly (readonly [string, string | null | undefined])[] = [
    ['view', view],
    ...Object.entries(WORDS).map(([name, field]) => [name, shown[field]] as const),
    ...MARKS.map((name) => [name, shown[name] === true ? '1' : null] as const),
    ['level', level === null ? null : String(level)],
    ['sort', sort === null ? null : `${reversed ? REVERSED : ''}${sort}`],
    ['q', text === '' ? null : text],
  ];
  const named = Object.fromEntries(parts.filter((part): part is [string, string] => part[1] != null));
  return { ...named, ...(figure === null ? {} : addressOfFigure(figure)) };
}

/** The address under which a list is kept by name. */
export function keptAddressOf({ view, ...list }: ShownCases): string {
  return new URLSearchParams(addressOfCases(view === KEPT_VIEW ? list : { ...list, view })).toString();
}

/** The address parts of a list that was kept by name: the same cases for everybody who opens it. */
export function addressOfKept(kept: string): Record<string, string> {
  return addressOfCases(casesOfAddress(new URLSearchParams(kept), KEPT_VIEW));
}

/** Where the list of these cases is: `/cases?view=all&state=closed`. For figures and boards that lead to their cases. */
export function casesAt(shown: Partial<ShownCases>): string {
  return `/cases?${new URLSearchParams(addressOfCases(shown))}`;
}
