import type { WritableDB } from '../../../db/connection.ts';
import { indexCustomers } from '../../../db/customer-search.ts';
import { type CustomerRow, phonesOf, replacePhones, updateCustomer } from '../../../db/customers.ts';
import type { EditCustomerInput } from '../../../shared/contract/customers.ts';
import type { CommandContext } from '../services.ts';
import { planEdit } from './plan-edit.ts';

/**
 * Changes what a supervisor may change of a customer, and what a lead approved; the audit row holds the changed parts
 * before and after. Errors: those of {@link planEdit}; nothing is written then.
 */
export function editCustomer(tx: WritableDB, ctx: CommandContext, input: EditCustomerInput): { ok: true } {
  const { customerId } = input;
  const { stored, next, phones } = planEdit(tx, ctx, input);
  const phonesBefore = phonesOf(tx, customerId).map(({ number, label, dead }) => ({ number, label, dead: dead === 1 }));
  updateCustomer(tx, customerId, { ...next, updatedAtMs: ctx.nowMs });
  if (phones) {
    replacePhones(
      tx,
      customerId,
      phones.map(({ number, label, dead }, at) => ({
        id: ctx.newId(),
        customerId,
        position: at + 1,
        number,
        label,
        dead: dead ? 1 : 0,
      })),
    );
  }
  if (phones || stored.name !== next.name) indexCustomers(tx, stored.searchId, stored.searchId);
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

const AUDITED = [
  'name',
  'licenceNumber',
  'contact',
  'address',
  'area',
  'settlementAccount',
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
