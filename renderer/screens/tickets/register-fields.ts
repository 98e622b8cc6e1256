import type { TicketKind, TicketPriority } from '../../../shared/contract/tickets.ts';
import type { Registering } from '../../api/tickets.ts';
import { type CarriedFields, carriedChangeOf } from '../customers/request/asked-change.ts';

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
  readonly description: string;
  readonly fields?: Readonly<Record<string, string | number | null | undefined>>;
  readonly answer: string;
  /** What a service request changes of its customer. */
  readonly change?: CarriedFields;
}

export const EMPTY_REGISTER_FIELDS: RegisterFields = {
  kind: 'complaint',
  whose: 'customer',
  priority: '',
  description: '',
  answer: '',
};

/** What the backend is asked for; what is missing is refused there, in a sentence. */
export function registeringOf(filled: RegisterFields): Registering {
  const isCustomer = filled.whose === 'customer';
  const customerId = isCustomer ? (filled.customerId ?? null) : null;
  return {
    kind: filled.kind,
    categoryId: filled.categoryId ?? '',
    priority: filled.priority || null,
    customerId,
    person: isCustomer ? null : { name: filled.personName ?? '', phone: filled.personPhone ?? '' },
    description: filled.description,
    fields: Object.fromEntries(Object.entries(filled.fields ?? {}).map(([key, value]) => [key, value ?? null])),
    answer: filled.answer,
    change: carriedChangeOf(filled.change, customerId),
  };
}
