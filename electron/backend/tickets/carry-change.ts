import type { WritableDB } from '../../../db/connection.ts';
import { categoryPath } from '../../../db/ticket-setup.ts';
import { type StoredTicket, setTicketChange } from '../../../db/tickets.ts';
import type { CarriedChange } from '../../../shared/contract/case-changes.ts';
import { askChangeInput } from '../../../shared/contract/customer-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { CHANGE_FIELDS } from '../../../shared/domain/customers/change-parts.ts';
import { putChange } from '../customer-changes/ask-change.ts';
import type { CommandContext } from '../services.ts';
import { pendingChangeOf } from './settle-carried.ts';
import { tell } from './ticket-timeline.ts';

/**
 * Asks for what a service request would change, in the same transaction; one that it carried already is withdrawn in
 * favour of it. Errors: `refused/change-not-of-category` {category}, those of `askChange`.
 */
export function carryChange(
  tx: WritableDB,
  ctx: CommandContext,
  ticket: Pick<StoredTicket, 'id' | 'number' | 'kind' | 'categoryId' | 'customerId' | 'customerChangeId'>,
  change: CarriedChange,
): void {
  const [category] = categoryPath(tx, ticket.categoryId);
  const allowed = category?.changeFields ?? [];
  const isOther = CHANGE_FIELDS.some((field) => change[field] !== undefined && !allowed.includes(field));
  if (ticket.customerId === null || isOther) {
    throw new AppError('refused', 'change-not-of-category', { category: category?.name ?? '' });
  }
  const input = askChangeInput.parse({ ...change, customerId: ticket.customerId, reason: ticket.number });
  const earlier = pendingChangeOf(tx, ticket) ?? null;
  const { changeId, parts } = putChange(tx, ctx, input, { ticket, earlier });
  setTicketChange(tx, ticket.id, changeId);
  tell(tx, ctx, ticket.id, {
    kind: 'change-asked',
    data: { changeId, fields: parts.map(({ field }) => field).join(',') },
  });
}
