import type { WritableDB } from '../../../db/connection.ts';
import { indexCustomers } from '../../../db/customer-search.ts';
import { type CustomerRow, findCustomer, phonesOf, replacePhones, updateCustomer } from '../../../db/customers.ts';
import { findOperator } from '../../../db/operators.ts';
import { findRoute } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import type { EditCustomerInput } from '../../../shared/contract/customers.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt, WEEKDAY_CODES, type WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';
import type { CommandContext } from '../services.ts';
import { weekdayOutsideRoute } from './weekday-of-route.ts';

/**
 * Changes what a supervisor may change of a customer; the audit row holds the changed parts before and after. A part
 * that a trial made up is no longer marked so once somebody has set it.
 * Errors: `customer-unknown`, `route-unknown`, `operator-unknown`, `customer-weekday-not-of-route`,
 * `deputy-is-owner`, `preferred-hour-backwards`, `customer-phone-invalid`, `customer-phone-twice`.
 */
export function editCustomer(tx: WritableDB, ctx: CommandContext, input: EditCustomerInput): { ok: true } {
  const { customerId } = input;
  const stored = findCustomer(tx, customerId);
  if (!stored) throw new AppError('not-found', 'customer-unknown');
  const phonesBefore = phonesOf(tx, customerId).map(({ number, label, dead }) => ({ number, label, dead: dead === 1 }));
  const change: Partial<CustomerRow> = {
    ...(input.status === undefined ? {} : { status: input.status }),
    ...(input.doNotCall === undefined ? {} : { doNotCall: input.doNotCall ? 1 : 0 }),
    ...(input.routeId === undefined ? {} : { routeId: input.routeId }),
    ...(input.orderWeekdays === undefined ? {} : { orderWeekdays: joined(input.orderWeekdays) }),
    ...(input.ownerOperatorId === undefined ? {} : { ownerOperatorId: input.ownerOperatorId }),
    ...(input.deputyOperatorId === undefined ? {} : { deputyOperatorId: input.deputyOperatorId }),
    ...(input.ownerId === undefined ? {} : { ownerId: input.ownerId || null }),
    ...(input.preferredHour === undefined
      ? {}
      : {
          preferredFromMinute: input.preferredHour?.fromMinute ?? null,
          preferredToMinute: input.preferredHour?.toMinute ?? null,
        }),
    ...(input.note === undefined ? {} : { note: input.note || null }),
  };
  const next = { ...stored, ...change };
  checkPlaces(tx, ctx, next, input);
  const phones = input.phones && digitsOf(input.phones);
  const madeUp = leftMadeUp(stored, input);
  updateCustomer(tx, customerId, { ...change, madeUp, updatedAtMs: ctx.nowMs });
  if (phones) {
    replacePhones(
      tx,
      customerId,
      phones.map((phone, at) => ({
        id: ctx.newId(),
        customerId,
        position: at + 1,
        number: phone.number,
        label: phone.label || null,
        dead: phone.dead ? 1 : 0,
      })),
    );
    indexCustomers(tx, stored.searchId, stored.searchId);
  }
  ctx.audit({
    entity: 'customer',
    entityId: customerId,
    before: { ...changedParts(stored, next), ...(phones ? { phones: phonesBefore } : {}) },
    after: { ...changedParts(next, stored), ...(phones ? { phones } : {}) },
    ...(input.reason ? { reason: input.reason } : {}),
  });
  ctx.publish('customer.changed', [customerId]);
  return { ok: true };
}

function checkPlaces(tx: WritableDB, ctx: CommandContext, next: CustomerRow, input: EditCustomerInput): void {
  if (input.preferredHour && input.preferredHour.toMinute <= input.preferredHour.fromMinute) {
    throw new AppError('invalid', 'preferred-hour-backwards');
  }
  const route = next.routeId === null ? undefined : findRoute(tx, next.routeId);
  if (next.routeId !== null && !route) throw new AppError('not-found', 'route-unknown');
  for (const operatorId of [input.ownerOperatorId, input.deputyOperatorId]) {
    if (operatorId != null && !findOperator(tx, operatorId)) throw new AppError('not-found', 'operator-unknown');
  }
  const touched = input.ownerOperatorId !== undefined || input.deputyOperatorId !== undefined;
  if (touched && next.deputyOperatorId !== null && next.deputyOperatorId === next.ownerOperatorId) {
    throw new AppError('refused', 'deputy-is-owner');
  }
  if (!route || next.orderWeekdays === null) return;
  if (input.routeId === undefined && input.orderWeekdays === undefined) return;
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  const foreign = weekdayOutsideRoute(tx, route, next.orderWeekdays, today);
  if (foreign) throw new AppError('refused', 'customer-weekday-not-of-route', { ...foreign });
}

function joined(codes: readonly WeekdayCode[]): string | null {
  const inOrder = WEEKDAY_CODES.filter((code) => codes.includes(code));
  return inOrder.length === 0 ? null : inOrder.join(',');
}

/** Digits only, as dialed; a number that stands there twice is refused. */
function digitsOf(phones: NonNullable<EditCustomerInput['phones']>): NonNullable<EditCustomerInput['phones']> {
  const seen = new Set<string>();
  return phones.map((phone) => {
    const number = phone.number.replace(/\D/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '');
    if (number.length < 3 || number.length > 20) {
      throw new AppError('invalid', 'customer-phone-invalid', { number: phone.number });
    }
    if (seen.has(number)) throw new AppError('invalid', 'customer-phone-twice', { number });
    seen.add(number);
    return { ...phone, number };
  });
}

function leftMadeUp(stored: CustomerRow, input: EditCustomerInput): string | null {
  const left = (stored.madeUp?.split(',') ?? []).filter(
    (part) =>
      !(part === 'phone' && input.phones !== undefined) &&
      !(part === 'route' && input.routeId !== undefined) &&
      !(part === 'weekday' && input.orderWeekdays !== undefined),
  );
  return left.length === 0 ? null : left.join(',');
}

const AUDITED = [
  'status',
  'doNotCall',
  'routeId',
  'orderWeekdays',
  'ownerOperatorId',
  'deputyOperatorId',
  'ownerId',
  'preferredFromMinute',
  'preferredToMinute',
  'note',
] as const;

function changedParts(row: CustomerRow, other: CustomerRow): Partial<CustomerRow> {
  return Object.fromEntries(AUDITED.filter((key) => row[key] !== other[key]).map((key) => [key, row[key]]));
}
