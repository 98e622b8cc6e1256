import type { z } from 'zod';
import { unsettledCall } from '../../../db/calls.ts';
import { nextNumber } from '../../../db/commands.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { insertTicketCheck } from '../../../db/ticket-checks.ts';
import { insertDraftOrder } from '../../../db/ticket-orders.ts';
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
import { aboutOrder, teamOf, whoseCase } from './ticket-subject.ts';
import { tell } from './ticket-timeline.ts';

/**
 * Registers a case, in a call or without one: gives it its number, starts its clocks by the policy that fits, and assigns
 * it as its category says. The order that it is about stays as it was. Errors: see `registerTicketInput`.
 */
export const registerTicket: UseCase<RegisterTicketInput, z.input<typeof registerTicketOutput>> = (tx, ctx, input) => {
  const path = requireCategory(tx, input.kind, input.categoryId);
  const category = path[0] as CategoryRow;
  const call = unsettledCall(tx, ctx.actor.operatorId);
  const whose = whoseCase(tx, input, call);
  const order = aboutOrder(tx, input, whose.customerId, call);
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
    ...whose,
    teamId: teamOf(tx, ctx, whose.customerId),
    // With this customer, or with a stranger for a case without customer.
    callId: call?.customerId === whose.customerId ? (call?.id ?? null) : null,
    orderId: order.orderId,
    orderLineNumber: order.lineNumber,
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
  if (order.draft) insertDraftOrder(tx, { ticketId: ticket.id, ...order.draft });
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
  ctx.audit({
    entity: 'ticket',
    entityId: ticket.id,
    after: {
      ...{ number: ticket.number, ...input, ...whose, state: ticket.state, priority: ticket.priority },
      ...{ callId: ticket.callId, ...assigned, policyId: policy?.id ?? null },
    },
  });
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

/** Errors: `invalid/ticket-field-missing` {field}, `invalid/ticket-field-wrong` {field}, `invalid/ticket-field-negative` {field}. */
export function fieldValues(category: CategoryRow, given: FieldValues): FieldValues {
  const checked = checkFields(category.fields, given);
  if ('values' in checked) return checked.values;
  throw new AppError('invalid', `ticket-field-${checked.problem}`, { field: checked.label });
}

/** The checklist of the nearest category that has one. */
export function checklistOf(path: readonly CategoryRow[]): readonly string[] {
  return path.find(({ checklist }) => checklist.length > 0)?.checklist ?? [];
}

function numberFor(tx: WritableDB, ctx: CommandContext, kind: TicketKind): string {
  const series = `${NUMBER_LETTERS[kind]}-${businessDateAt(ctx.nowMs, companySettings(tx).timeZone).replaceAll('-', '')}`;
  return `${series}-${String(nextNumber(tx, `ticket-${series}`)).padStart(4, '0')}`;
}
