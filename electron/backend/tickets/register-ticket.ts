import type { z } from 'zod';
import { unsettledCall } from '../../../db/calls.ts';
import { nextNumber } from '../../../db/commands.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { findOrder, linesOf } from '../../../db/orders.ts';
import { findRoute } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import { insertTicketCheck } from '../../../db/ticket-checks.ts';
import { type CategoryRow, categoryPath } from '../../../db/ticket-setup.ts';
import { insertTicket, type TicketRow } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  NUMBER_LETTERS,
  type RegisterTicketInput,
  type registerTicketOutput,
  type TicketKind,
} from '../../../shared/contract/tickets.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { checkFields, type FieldValues } from '../../../shared/domain/tickets/check-fields.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { assignByRule } from './assign-by-rule.ts';
import { carryChange } from './carry-change.ts';
import { policyOf, startClocks, stopClocks } from './keep-clocks.ts';
import { tell } from './ticket-timeline.ts';

/**
 * Registers a case, in a call or without one: gives it its number, starts its clocks by the policy that fits, and assigns
 * it as its category says. The order that it is about stays as it was. Errors: see `registerTicketInput`.
 */
export const registerTicket: UseCase<RegisterTicketInput, z.input<typeof registerTicketOutput>> = (tx, ctx, input) => {
  const path = requireCategory(tx, input.kind, input.categoryId);
  const category = path[0] as CategoryRow;
  const person = whoseCase(tx, input);
  checkOrder(tx, input);
  if (input.description === '') throw new AppError('invalid', 'ticket-without-description');
  const assigned = assignByRule(tx, ctx.nowMs, path);
  const answered = input.answer !== '';
  const ticket: TicketRow = {
    id: ctx.newId(),
    number: numberFor(tx, ctx, input.kind),
    kind: input.kind,
    state: answered ? 'accepted' : 'registered',
    version: 1,
    priority: input.priority ?? category.priority,
    categoryId: category.id,
    ...person,
    teamId: teamOf(tx, ctx, input.customerId),
    callId: callInHand(tx, ctx, input.customerId),
    orderId: input.orderId,
    orderLineNumber: input.orderLineNumber,
    description: input.description,
    fields: JSON.stringify(fieldValues(category, input.fields)),
    ...assigned,
    policyId: null,
    level: 0,
    ...{ waitingFor: null, result: null, rootCause: null, decision: null, reply: null, satisfaction: null },
    ...{ closedAs: null, reopenedCount: 0, customerChangeId: null },
    registeredAtMs: ctx.nowMs,
    registeredBy: ctx.actor.operatorId,
    ...{ resolvedAtMs: null, endedAtMs: null, dueAtMs: null },
  };
  const policy = policyOf(tx, ctx.nowMs, ticket);
  insertTicket(tx, { ...ticket, policyId: policy?.id ?? null });
  for (const [at, text] of checklistOf(path).entries()) {
    insertTicketCheck(tx, { ticketId: ticket.id, position: at + 1, text, doneAtMs: null, doneByName: null });
  }
  startClocks(tx, ctx.nowMs, ticket.id, policy);
  tell(tx, ctx, ticket.id, {
    kind: 'registered',
    data: { category: category.name, priority: ticket.priority, ...assigned },
  });
  if (input.change) carryChange(tx, ctx, ticket, input.change);
  if (answered) {
    tell(tx, ctx, ticket.id, { kind: 'told', text: input.answer, told: true });
    stopClocks(tx, ctx.nowMs, ticket.id, ['first-response']);
  }
  ctx.audit({ entity: 'ticket', entityId: ticket.id, after: { number: ticket.number, ...input, ...assigned } });
  ctx.publish('ticket.changed', [ticket.id]);
  return { ticketId: ticket.id, number: ticket.number, version: 1 };
};

/**
 * The category and those above it; of the kind, and active all the way up. Errors: `not-found/category-unknown`,
 * `refused/category-inactive` {category}.
 */
export function requireCategory(db: ReadableDB, kind: TicketKind, categoryId: string): CategoryRow[] {
  const path = categoryPath(db, categoryId);
  if (path[0]?.kind !== kind) throw new AppError('not-found', 'category-unknown');
  const inactive = path.find(({ active }) => active === 0);
  if (inactive) throw new AppError('refused', 'category-inactive', { category: inactive.name });
  return path;
}

/** A case is of a customer, else of a person with a name or a number. */
function whoseCase(
  db: ReadableDB,
  { customerId, person }: RegisterTicketInput,
): Pick<TicketRow, 'customerId' | 'personName' | 'personPhone'> {
  if (customerId !== null) {
    if (!findCustomer(db, customerId)) throw new AppError('not-found', 'customer-unknown');
    return { customerId, personName: null, personPhone: null };
  }
  const { name = '', phone = '' } = person ?? {};
  if (name === '' && phone === '') throw new AppError('invalid', 'ticket-of-nobody');
  return { customerId: null, personName: name || null, personPhone: phone || null };
}

function checkOrder(db: ReadableDB, { orderId, orderLineNumber, customerId }: RegisterTicketInput): void {
  if (orderId === null) return;
  const order = findOrder(db, orderId);
  if (!order) throw new AppError('not-found', 'order-unknown');
  if (order.customerId !== customerId) throw new AppError('refused', 'order-of-other-customer');
  if (orderLineNumber !== null && !linesOf(db, orderId).some((line) => line.lineNumber === orderLineNumber)) {
    throw new AppError('not-found', 'order-line-unknown');
  }
}

/** Errors: `invalid/ticket-field-missing` {field}, `invalid/ticket-field-wrong` {field}. */
export function fieldValues(category: CategoryRow, given: FieldValues): FieldValues {
  const checked = checkFields(category.fields, given);
  if ('values' in checked) return checked.values;
  throw new AppError('invalid', checked.problem === 'missing' ? 'ticket-field-missing' : 'ticket-field-wrong', {
    field: checked.label,
  });
}

/** The checklist of the nearest category that has one. */
export function checklistOf(path: readonly CategoryRow[]): readonly string[] {
  return path.find(({ checklist }) => checklist.length > 0)?.checklist ?? [];
}

function numberFor(tx: WritableDB, ctx: CommandContext, kind: TicketKind): string {
  const series = `${NUMBER_LETTERS[kind]}-${businessDateAt(ctx.nowMs, companySettings(tx).timeZone).replaceAll('-', '')}`;
  return `${series}-${String(nextNumber(tx, `ticket-${series}`)).padStart(4, '0')}`;
}

function teamOf(db: ReadableDB, ctx: CommandContext, customerId: string | null): string | null {
  const customer = customerId === null ? undefined : findCustomer(db, customerId);
  const route = customer?.routeId == null ? undefined : findRoute(db, customer.routeId);
  return route?.teamId ?? ctx.actor.teamId;
}

/** The call in the actor's hand, when it is with this customer, or with a stranger for a case without customer. */
function callInHand(db: ReadableDB, ctx: CommandContext, customerId: string | null): string | null {
  const call = unsettledCall(db, ctx.actor.operatorId);
  return call?.customerId === customerId ? (call?.id ?? null) : null;
}
