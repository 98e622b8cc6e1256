import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import { checksOfTicket, insertTicketCheck } from '../../../db/ticket-checks.ts';
import { type CategoryRow, categoryPath } from '../../../db/ticket-setup.ts';
import { type StoredTicket, updateTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ChangeTicketInput, moveTicketOutput } from '../../../shared/contract/tickets.ts';
import { checkFields, type FieldValues } from '../../../shared/domain/tickets/check-fields.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { keepPolicy } from './keep-clocks.ts';
import { requireTicket } from './move-ticket.ts';
import { checklistOf, fieldValues, requireCategory } from './register-ticket.ts';
import { tell } from './ticket-timeline.ts';

/**
 * Gives an open case another priority or category. Its policy is chosen anew; time that has passed, and pauses, stay
 * counted. What the new category has checked before closing is added, ticks stay; values of fields that it does not have
 * are kept in the timeline. Errors: see `changeTicketInput`.
 */
export const changeTicket: UseCase<ChangeTicketInput, z.input<typeof moveTicketOutput>> = (tx, ctx, input) => {
  const ticket = requireTicket(tx, ctx, input.ticketId, input.version);
  const { state, version } = ticket;
  if (ticket.endedAtMs !== null) throw new AppError('refused', 'ticket-ended', { number: ticket.number });
  const priority = input.priority ?? ticket.priority;
  const categoryId = input.categoryId ?? ticket.categoryId;
  const unchanged = priority === ticket.priority && categoryId === ticket.categoryId;
  if (unchanged) return { ticketId: ticket.id, version, state };

  const path = categoryId === ticket.categoryId ? null : requireCategory(tx, ticket.kind, categoryId);
  const fields = path?.[0] ? fieldsIn(path[0], ticket, input.fields) : ticket.fields;
  updateTicket(tx, ticket.id, version, { priority, categoryId, fields });
  if (priority !== ticket.priority) {
    tell(tx, ctx, ticket.id, {
      kind: 'priority',
      data: { from: ticket.priority, to: priority },
      text: input.reason,
    });
  }
  if (path) changeCategory(tx, ctx, { ...ticket, fieldsAfter: fields }, path, input.reason);
  const policy = keepPolicy(tx, ctx.nowMs, { ...ticket, priority, categoryId });
  if (policy) tell(tx, ctx, ticket.id, { kind: 'policy', data: policy });
  ctx.audit({
    entity: 'ticket',
    entityId: ticket.id,
    before: { priority: ticket.priority, categoryId: ticket.categoryId, ...(path ? { fields: ticket.fields } : {}) },
    after: { priority, categoryId, ...(path ? { fields } : {}) },
    ...(input.reason === '' ? {} : { reason: input.reason }),
  });
  ctx.publish('ticket.changed', [ticket.id]);
  return { ticketId: ticket.id, version: version + 1, state };
};

function changeCategory(
  tx: WritableDB,
  ctx: CommandContext,
  ticket: StoredTicket & { readonly fieldsAfter: string },
  path: readonly CategoryRow[],
  reason: string,
): void {
  const earlier = categoryPath(tx, ticket.categoryId)[0];
  const said = { from: earlier?.name ?? '', to: path[0]?.name ?? '', ...keptFields(earlier, ticket) };
  tell(tx, ctx, ticket.id, { kind: 'category', data: said, text: reason });
  const checks = checksOfTicket(tx, ticket.id);
  let position = Math.max(0, ...checks.map((check) => check.position));
  for (const text of checklistOf(path)) {
    if (checks.some((check) => check.text === text)) continue;
    position += 1;
    insertTicketCheck(tx, { ticketId: ticket.id, position, text, doneAtMs: null, doneByName: null });
  }
}

/** The values of the category's own fields as JSON: those given, else those that the case has and that still fit. */
function fieldsIn(category: CategoryRow, ticket: StoredTicket, given: FieldValues): string {
  const had = JSON.parse(ticket.fields) as FieldValues;
  const values = Object.fromEntries(
    category.fields.map((field) => {
      const before = had[field.key] ?? null;
      const stillFits = 'values' in checkFields([{ ...field, required: false }], { [field.key]: before });
      return [field.key, given[field.key] ?? (stillFits ? before : null)];
    }),
  );
  return JSON.stringify(fieldValues(category, values));
}

/** What the case had in fields of the earlier category and has no longer, under their labels. */
function keptFields(
  earlier: CategoryRow | undefined,
  { fields, fieldsAfter }: { readonly fields: string; readonly fieldsAfter: string },
): { kept?: string } {
  const [before, after] = [fields, fieldsAfter].map((json) => JSON.parse(json) as FieldValues);
  const kept = (earlier?.fields ?? []).flatMap(({ key, label }) => {
    const value = before?.[key] ?? null;
    return value === null || value === after?.[key] ? [] : [`${label}: ${value}`];
  });
  return kept.length === 0 ? {} : { kept: kept.join(' · ') };
}
