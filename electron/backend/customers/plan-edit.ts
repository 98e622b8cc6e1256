import type { ReadableDB } from '../../../db/connection.ts';
import { type CustomerRow, findCustomer } from '../../../db/customers.ts';
import { findOperator } from '../../../db/operators.ts';
import { findRoute } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import type { EditCustomerInput } from '../../../shared/contract/customers.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt, WEEKDAY_CODES, type WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';
import { readAccount } from '../../../shared/domain/customers/settlement-account.ts';
import type { ReadContext } from '../services.ts';
import { weekdayOutsideRoute } from './weekday-of-route.ts';

export interface PlannedEdit {
  readonly stored: CustomerRow;
  readonly next: CustomerRow;
  /** The whole list with digits only; undefined: the phones stay. */
  readonly phones: NonNullable<EditCustomerInput['phones']> | undefined;
}

/**
 * What an edit makes of a customer, checked and not yet written: a request is checked by it when it is asked for, and
 * again when it is approved. Errors: `customer-unknown`, `route-unknown`, `operator-unknown`,
 * `customer-weekday-not-of-route`, `deputy-is-owner`, `preferred-hour-backwards`, `customer-phone-invalid`,
 * `customer-phone-twice`, `customer-account-invalid`.
 */
export function planEdit(db: ReadableDB, ctx: ReadContext, input: EditCustomerInput): PlannedEdit {
  const stored = findCustomer(db, input.customerId);
  if (!stored) throw new AppError('not-found', 'customer-unknown');
  const next: CustomerRow = { ...stored, ...given(input), madeUp: leftMadeUp(stored, input) };
  checkPlaces(db, ctx, next, input);
  return { stored, next, phones: input.phones && digitsOf(input.phones) };
}

const TEXTS = ['licenceNumber', 'contact', 'address', 'area', 'ownerId', 'note'] as const;
const AS_GIVEN = ['name', 'status', 'routeId', 'ownerOperatorId', 'deputyOperatorId'] as const;

function given(input: EditCustomerInput): Partial<CustomerRow> {
  const texts = TEXTS.filter((name) => input[name] !== undefined).map((name) => [name, input[name] || null]);
  const plain = AS_GIVEN.filter((name) => input[name] !== undefined).map((name) => [name, input[name]]);
  const { doNotCall, orderWeekdays, preferredHour, settlementAccount } = input;
  return {
    ...Object.fromEntries([...texts, ...plain]),
    ...(doNotCall === undefined ? {} : { doNotCall: doNotCall ? 1 : 0 }),
    ...(orderWeekdays === undefined ? {} : { orderWeekdays: joinedWeekdays(orderWeekdays) }),
    ...(preferredHour === undefined
      ? {}
      : {
          preferredFromMinute: preferredHour?.fromMinute ?? null,
          preferredToMinute: preferredHour?.toMinute ?? null,
        }),
    ...(settlementAccount === undefined ? {} : { settlementAccount: accountOf(settlementAccount) }),
  };
}

/** As it is stored, or null for none. Error: `invalid/customer-account-invalid`. */
export function accountOf(typed: string | null): string | null {
  if (typed === null || typed === '') return null;
  const account = readAccount(typed);
  if (account === null) throw new AppError('invalid', 'customer-account-invalid', { account: typed });
  return account;
}

function checkPlaces(db: ReadableDB, ctx: ReadContext, next: CustomerRow, input: EditCustomerInput): void {
  if (input.preferredHour && input.preferredHour.toMinute <= input.preferredHour.fromMinute) {
    throw new AppError('invalid', 'preferred-hour-backwards');
  }
  const route = next.routeId === null ? undefined : findRoute(db, next.routeId);
  if (next.routeId !== null && !route) throw new AppError('not-found', 'route-unknown');
  for (const operatorId of [input.ownerOperatorId, input.deputyOperatorId]) {
    if (operatorId != null && !findOperator(db, operatorId)) throw new AppError('not-found', 'operator-unknown');
  }
  const touched = input.ownerOperatorId !== undefined || input.deputyOperatorId !== undefined;
  if (touched && next.deputyOperatorId !== null && next.deputyOperatorId === next.ownerOperatorId) {
    throw new AppError('refused', 'deputy-is-owner');
  }
  if (!route || next.orderWeekdays === null) return;
  if (input.routeId === undefined && input.orderWeekdays === undefined) return;
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const foreign = weekdayOutsideRoute(db, route, next.orderWeekdays, today);
  if (foreign) throw new AppError('refused', 'customer-weekday-not-of-route', { ...foreign });
}

/** As a customer's weekdays are stored: in ISO order; none is null. */
export function joinedWeekdays(codes: readonly WeekdayCode[]): string | null {
  const inOrder = WEEKDAY_CODES.filter((code) => codes.includes(code));
  return inOrder.length === 0 ? null : inOrder.join(',');
}

type Phones = NonNullable<EditCustomerInput['phones']>;

/**
 * Digits only, as dialed. Errors: `invalid/customer-phone-invalid`, `invalid/customer-phone-twice` for a number that
 * stands there twice.
 */
export function digitsOf(phones: Phones): Phones {
  const seen = new Set<string>();
  return phones.map((phone) => {
    const number = phone.number.replace(/\D/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '');
    if (number.length < 3 || number.length > 20) {
      throw new AppError('invalid', 'customer-phone-invalid', { number: phone.number });
    }
    if (seen.has(number)) throw new AppError('invalid', 'customer-phone-twice', { number });
    seen.add(number);
    return { ...phone, number, label: phone.label || null };
  });
}

/** A part that a trial made up is no longer marked so once somebody has set it. */
function leftMadeUp(stored: CustomerRow, input: EditCustomerInput): string | null {
  const left = (stored.madeUp?.split(',') ?? []).filter(
    (part) =>
      !(part === 'phone' && input.phones !== undefined) &&
      !(part === 'route' && input.routeId !== undefined) &&
      !(part === 'weekday' && input.orderWeekdays !== undefined),
  );
  return left.length === 0 ? null : left.join(',');
}
