import type { z } from 'zod';
import { lastActorOn } from '../../../db/audit-list.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { type CustomerRow, findCustomer, phonesOf, setPhoneLabel, updateCustomer } from '../../../db/customers.ts';
import type { correctCustomerInput } from '../../../shared/contract/customer-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { maskNumber } from '../../../shared/domain/customers/mask-number.ts';
import { formatMinuteOfDay } from '../../../shared/i18n/format.ts';
import type { CommandContext } from '../services.ts';

type Correction = z.output<typeof correctCustomerInput>;

/**
 * Sets right at once what nobody has to approve: a phone's label, the preferred hour, the note. Refused when it is no
 * longer as the asker was shown. Errors: `customer-unknown`, `preferred-hour-backwards`, `correction-overtaken`
 * {now, name}, `correction-phone-moved`.
 */
export function correctCustomer(tx: WritableDB, ctx: CommandContext, input: Correction): { ok: true } {
  const customer = findCustomer(tx, input.customerId);
  if (!customer) throw new AppError('not-found', 'customer-unknown');
  if (input.what === 'phone-label') correctLabel(tx, ctx, input);
  else if (input.what === 'note') {
    refuseOvertaken(tx, customer.id, input.before ?? '', customer.note ?? '');
    write(tx, ctx, customer, { note: input.after || null });
  } else correctHour(tx, ctx, customer, input);
  ctx.publish('customer.changed', [customer.id]);
  return { ok: true };
}

function correctLabel(
  tx: WritableDB,
  ctx: CommandContext,
  { customerId, position, number, before, after }: Extract<Correction, { what: 'phone-label' }>,
): void {
  const phone = phonesOf(tx, customerId).find((each) => each.position === position);
  if (!phone || (phone.number !== number && maskNumber(phone.number) !== number)) {
    throw new AppError('conflict', 'correction-phone-moved', { number });
  }
  refuseOvertaken(tx, customerId, before ?? '', phone.label ?? '');
  const label = after || null;
  setPhoneLabel(tx, phone.id, label, ctx.nowMs);
  const said = (value: string | null) => ({ phones: { [position]: { number: phone.number, label: value } } });
  ctx.audit({ entity: 'customer', entityId: customerId, before: said(phone.label), after: said(label) });
}

function correctHour(
  tx: WritableDB,
  ctx: CommandContext,
  customer: CustomerRow,
  { before, after }: Extract<Correction, { what: 'preferred-hour' }>,
): void {
  if (after && after.toMinute <= after.fromMinute) throw new AppError('invalid', 'preferred-hour-backwards');
  const { preferredFromMinute: from, preferredToMinute: to } = customer;
  const now = from === null ? null : { fromMinute: from, toMinute: to ?? 1440 };
  refuseOvertaken(tx, customer.id, hourText(before), hourText(now));
  write(tx, ctx, customer, {
    preferredFromMinute: after?.fromMinute ?? null,
    preferredToMinute: after?.toMinute ?? null,
  });
}

function hourText(hour: { readonly fromMinute: number; readonly toMinute: number } | null): string {
  return hour === null ? '' : `${formatMinuteOfDay(hour.fromMinute)}-${formatMinuteOfDay(hour.toMinute)}`;
}

function refuseOvertaken(db: ReadableDB, customerId: string, shown: string, now: string): void {
  if (shown === now) return;
  throw new AppError('conflict', 'correction-overtaken', {
    now: now || '–',
    name: lastActorOn(db, 'customer', customerId),
  });
}

function write(tx: WritableDB, ctx: CommandContext, customer: CustomerRow, change: Partial<CustomerRow>): void {
  updateCustomer(tx, customer.id, { ...change, updatedAtMs: ctx.nowMs });
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, customer[key as keyof CustomerRow]]));
  ctx.audit({ entity: 'customer', entityId: customer.id, before, after: change });
}
