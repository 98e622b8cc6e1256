import type { CategoryChoice } from '../../../../shared/contract/ticket-setup.ts';
import type { TicketKind, TicketPriority } from '../../../../shared/contract/tickets.ts';
import { checkFields } from '../../../../shared/domain/tickets/check-fields.ts';
import type { Registering } from '../../../api/tickets.ts';
import { type CarriedFields, carriedChangeOf } from '../../customers/request/asked-change.ts';

/** Chosen in place of an order: the one that is being taken in this call. */
export const ORDER_IN_HAND = 'in-hand';

/** What is typed when a case is registered, in a call or without one. */
export interface RegisterFields {
  readonly kind: TicketKind;
  readonly categoryId?: string;
  readonly whose: 'customer' | 'person';
  readonly customerId?: string;
  readonly personName?: string;
  readonly personPhone?: string;
  /** Empty: as the category has it. */
  readonly priority: TicketPriority | '';
  /** The order that it is about, or {@link ORDER_IN_HAND}. */
  readonly orderId?: string | undefined;
  /** A line of it by its number, of the order in hand by its product. */
  readonly orderLine?: string | undefined;
  readonly description: string;
  readonly fields?: Readonly<Record<string, string | number | null | undefined>>;
  readonly answer: string;
  /** What a service request changes of its customer. */
  readonly change?: CarriedFields;
  /** What other categories alone asked for, by category: it is there again when one of them is chosen once more. */
  readonly setAside?: Readonly<Record<string, AskedByCategory>>;
}

/** What a category alone asks for. */
interface AskedByCategory {
  readonly fields?: RegisterFields['fields'] | undefined;
  readonly change?: CarriedFields | undefined;
}
type OwnCategory = Pick<CategoryChoice, 'id' | 'fields' | 'changeFields'>;

export const EMPTY_REGISTER_FIELDS: RegisterFields = {
  kind: 'complaint',
  whose: 'customer',
  priority: '',
  description: '',
  answer: '',
};

/**
 * What stays of what was typed when another category is chosen: what that one asks for too and what fits there, then what
 * was typed into it before. The rest is set aside.
 */
export function withCategory(
  typed: AskedByCategory & Pick<RegisterFields, 'setAside'>,
  from: OwnCategory | undefined,
  to: OwnCategory | undefined,
): AskedByCategory & { readonly setAside: Readonly<Record<string, AskedByCategory>> } {
  const { fields = {}, change } = typed;
  const setAside = from ? { ...typed.setAside, [from.id]: { fields, change } } : { ...typed.setAside };
  const before = to && setAside[to.id];
  const fitting = Object.entries(fields).filter(([key, value]) => {
    const field = to?.fields.find((one) => one.key === key);
    const isAskedBoth = field && from?.fields.some((one) => one.key === key && one.type === field.type);
    return isAskedBoth && value != null && value !== '' && 'values' in checkFields([field], { [key]: value });
  });
  const isSameChange = String(from?.changeFields ?? []) === String(to?.changeFields ?? []);
  return {
    fields: { ...before?.fields, ...Object.fromEntries(fitting) },
    change: isSameChange ? (change ?? before?.change) : before?.change,
    setAside,
  };
}

/** Something stands in it that would be missed; `number`: the caller's own, which stands there by itself. */
export function isBegun(typed: RegisterFields, number: string): boolean {
  const { categoryId, orderId, description, answer, personName = '', personPhone = '' } = typed;
  const said = [description, answer, personName, personPhone === number ? '' : personPhone];
  return Boolean(categoryId || orderId) || said.some((text) => text.trim() !== '');
}

/**
 * What the backend is asked for; what is missing is refused there, in a sentence. `deliveryDate`: of the order that is
 * being taken in this call, if there is one.
 */
export function registeringOf(filled: RegisterFields, deliveryDate: string | null = null): Registering {
  const isCustomer = filled.whose === 'customer';
  const customerId = isCustomer ? (filled.customerId ?? null) : null;
  const { orderId, orderLine } = isCustomer ? filled : {};
  return {
    kind: filled.kind,
    categoryId: filled.categoryId ?? '',
    priority: filled.priority || null,
    customerId,
    person: isCustomer ? null : { name: filled.personName ?? '', phone: filled.personPhone ?? '' },
    ...(orderId === ORDER_IN_HAND
      ? { orderInHand: deliveryDate === null ? null : { deliveryDate, productId: orderLine ?? null } }
      : { orderId: orderId ?? null, orderLineNumber: orderLine === undefined ? null : Number(orderLine) }),
    description: filled.description,
    fields: Object.fromEntries(Object.entries(filled.fields ?? {}).map(([key, value]) => [key, value ?? null])),
    answer: filled.answer,
    change: carriedChangeOf(filled.change, customerId),
  };
}
