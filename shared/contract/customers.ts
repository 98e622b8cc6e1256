import { z } from 'zod';
import { amountMinor, businessDate, id, instantMs, minuteOfDay, page, quantity } from './primitives.ts';
import { routeDay } from './routes.ts';

export const CUSTOMER_STATUSES = ['active', 'closed'] as const;
export const customerStatus = z.enum(CUSTOMER_STATUSES);
export const weekdayCode = z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']);

export const customerPhone = z.object({
  position: z.number().int(),
  /** Digits; masked by the backend (`138****8000`) unless the asker may see it. */
  number: z.string(),
  masked: z.boolean(),
  label: z.string().nullable(),
  dead: z.boolean(),
});
export type CustomerPhone = z.infer<typeof customerPhone>;

export const customerClass = z.object({
  classTypeId: id,
  classTypeName: z.string(),
  classId: id,
  className: z.string(),
  isMain: z.boolean(),
});

export const customerOrder = z.object({
  id,
  number: z.string(),
  kind: z.enum(['order', 'return']),
  channel: z.string(),
  state: z.string(),
  orderDate: businessDate,
  deliveryDate: businessDate.nullable(),
  lineCount: z.number().int(),
  totalQuantity: quantity,
  amountMinor,
});
export type CustomerOrder = z.infer<typeof customerOrder>;

export const customerCall = z.object({
  id,
  startedAtMs: instantMs,
  disposition: z.string().nullable(),
  noOrderReason: z.string().nullable(),
  operatorName: z.string(),
  note: z.string().nullable(),
});

export const customerCardInput = z.object({ customerId: id });

/** All that the workstation and the customers screen show of one customer. */
export const customerCard = z.object({
  id,
  code: z.string(),
  name: z.string(),
  licenceNumber: z.string().nullable(),
  contact: z.string().nullable(),
  address: z.string().nullable(),
  area: z.string().nullable(),
  customerManager: z.string().nullable(),
  /** Business key of the person; several shops may have the same. */
  ownerId: z.string().nullable(),
  status: customerStatus,
  doNotCall: z.boolean(),
  note: z.string().nullable(),
  depositMinor: amountMinor.nullable(),
  creditLimitMinor: amountMinor.nullable(),
  /** Whole for whoever sees a team's phone numbers in lists; for operators its end (`****4321`). */
  settlementAccount: z.string().nullable(),
  preferredFromMinute: minuteOfDay.nullable(),
  preferredToMinute: minuteOfDay.nullable(),
  phones: z.array(customerPhone),
  classes: z.array(customerClass),
  route: z
    .object({ id, code: z.string(), name: z.string(), teamName: z.string().nullable(), days: z.array(routeDay) })
    .nullable(),
  /** The customer's own order weekdays, else the only one of its route; empty when neither says. */
  orderWeekdays: z.array(weekdayCode),
  ownOrderWeekdays: z.boolean(),
  cycleAnchor: businessDate.nullable(),
  ownerOperator: z.object({ id, name: z.string() }).nullable(),
  deputyOperator: z.object({ id, name: z.string() }).nullable(),
  /** What its calls need, with whether the own operator and the deputy hold it; true where there is none. */
  skills: z.array(
    z.object({ id, name: z.string(), retired: z.boolean(), ownerHolds: z.boolean(), deputyHolds: z.boolean() }),
  ),
  /** Other customers of the same owner or with the same phone. */
  relatedCustomers: z.array(z.object({ id, code: z.string(), name: z.string(), because: z.enum(['owner', 'phone']) })),
  /** The reference rhythm of visits of its class, with the next days; null: none. */
  visits: z.object({ rule: z.string(), note: z.string(), next: z.array(businessDate) }).nullable(),
  lastOrders: z.array(customerOrder),
  lastCalls: z.array(customerCall),
  /** Live orders of the last 26 weeks: how many, their value, and the days between them in the middle. */
  orderSummary: z.object({
    orders: z.number().int(),
    amountMinor,
    medianDaysBetween: z.number().nullable(),
    lastOrderDate: businessDate.nullable(),
  }),
  /** How often it orders by itself, and whether it should have ordered by now; null: fewer than four orders. */
  rhythm: z.object({ usualGapDays: z.number(), byDate: businessDate, daysLate: z.number().int() }).nullable(),
  /** Which parts a trial made up. */
  madeUp: z.array(z.string()),
});
export type CustomerCard = z.infer<typeof customerCard>;

export const customerSearchInput = z.object({
  /** Any fragment of code, name, phone or pinyin initials. */
  text: z.string().trim().max(100),
  limit: z.number().int().min(1).max(100).default(20),
});
export const customerSearchHit = z.object({
  id,
  code: z.string(),
  name: z.string(),
  status: customerStatus,
  routeName: z.string().nullable(),
  address: z.string().nullable(),
  phones: z.array(customerPhone),
});
export type CustomerSearchHit = z.infer<typeof customerSearchHit>;
export const customerSearchResult = z.array(customerSearchHit);

export const customerFilter = z.object({
  /** As in search; empty: no limit by text. */
  text: z.string().trim().max(100).default(''),
  routeId: id.nullable().default(null),
  /** A class held, or no class of a type held, on `classOn` (null: today). */
  classId: id.nullable().default(null),
  unclassedTypeId: id.nullable().default(null),
  classOn: businessDate.nullable().default(null),
  area: z.string().min(1).max(500).nullable().default(null),
  status: z.enum(['active', 'closed', 'all']).default('all'),
  /** Narrows to customers that are not called, or to data that a trial made up. */
  mark: z.enum(['any', 'do-not-call', 'no-phone', 'made-up', 'owner-lacks-skill']).default('any'),
  /** Needs this skill. */
  skillId: id.nullable().default(null),
});
export type CustomerFilter = z.infer<typeof customerFilter>;
export const customerListInput = page.extend(customerFilter.shape);

export const customerListRow = z.object({
  id,
  code: z.string(),
  name: z.string(),
  contact: z.string().nullable(),
  className: z.string().nullable(),
  routeName: z.string().nullable(),
  orderWeekdays: z.array(weekdayCode),
  ownerOperatorName: z.string().nullable(),
  phone: z.string().nullable(),
  status: customerStatus,
  doNotCall: z.boolean(),
  madeUp: z.boolean(),
});
export type CustomerListRow = z.infer<typeof customerListRow>;
export const customerList = z.array(customerListRow);
/** Asked once a filter; the pages are asked as the list is scrolled. */
export const customerCount = z.object({ total: z.number().int() });

/** What a list can be narrowed to, and where a customer can be put. */
export const customerChoices = z.object({
  routes: z.array(z.object({ id, code: z.string(), name: z.string() })),
  classes: z.array(z.object({ id, name: z.string(), typeId: id, typeName: z.string() })),
  /** The first so many in alphabetical order. */
  areas: z.array(z.string()),
  operators: z.array(z.object({ id, name: z.string(), login: z.string() })),
});
export type CustomerChoices = z.infer<typeof customerChoices>;

const text = (most: number) => z.string().trim().max(most).nullable().optional();

/** Who and where a customer is, as a person types it; what is left out stays as it is, null or empty takes it away. */
export const customerData = z.object({
  name: z.string().trim().min(1).max(500).optional(),
  licenceNumber: text(500),
  contact: text(500),
  address: text(500),
  area: text(500),
  settlementAccount: text(60),
});

/** Full-width digits count. */
export const typedPhoneNumber = z
  .string()
  .normalize('NFKC')
  .trim()
  .min(3)
  .max(30)
  .regex(/^\+?[\d\s-]+$/);
export const phoneLabel = z.string().trim().max(40).nullable();

/** What is left out stays as it is. */
export const editCustomerInput = customerData.extend({
  customerId: id,
  status: customerStatus.optional(),
  doNotCall: z.boolean().optional(),
  routeId: id.nullable().optional(),
  /** Empty: the route's own day. */
  orderWeekdays: z.array(weekdayCode).max(7).optional(),
  ownerOperatorId: id.nullable().optional(),
  /** Who gets the calls when the own operator is absent. */
  deputyOperatorId: id.nullable().optional(),
  ownerId: z.string().trim().max(64).nullable().optional(),
  /** When the customer likes to be called; null: any time. */
  preferredHour: z.object({ fromMinute: minuteOfDay, toMinute: minuteOfDay }).nullable().optional(),
  note: z.string().trim().max(2000).nullable().optional(),
  /** The whole list, in the order they are dialed. */
  phones: z
    .array(
      z.object({
        number: typedPhoneNumber,
        label: phoneLabel,
        dead: z.boolean(),
      }),
    )
    .max(10)
    .optional(),
  reason: z.string().trim().max(400).optional(),
});
export type EditCustomerInput = z.infer<typeof editCustomerInput>;
