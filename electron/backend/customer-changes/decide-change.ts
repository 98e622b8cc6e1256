import type { z } from 'zod';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import {
  type Decision,
  decideCustomerChange,
  findCustomerChange,
  type NamedChangeRow,
} from '../../../db/customer-changes.ts';
import { companySettings } from '../../../db/settings.ts';
import type { decideChangeInput, withdrawChangeInput } from '../../../shared/contract/customer-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import type { CommandContext } from '../services.ts';
import { applyParts } from './apply-parts.ts';
import { mayDecide } from './show-changes.ts';

/**
 * Approves a request, which writes it to the customer in the same transaction, or declines it with a reason.
 * Errors: as in the contract.
 */
export function decideChange(
  tx: WritableDB,
  ctx: CommandContext,
  { changeId, decision, reason, seen }: z.output<typeof decideChangeInput>,
): { ok: true } {
  const change = waitingChange(tx, changeId, (row) => mayDecide(ctx.actor, row.teamId));
  if (decision === 'decline' && reason === '') throw new AppError('invalid', 'change-reason-missing');
  if (decision === 'approve') applyParts(tx, ctx, { ...change, reason: reason || change.reason }, seen);
  settle(tx, ctx, change, decision === 'approve' ? 'applied' : 'declined', reason);
  return { ok: true };
}

/** The asker takes a request back. Errors: as in the contract. */
export function withdrawChange(
  tx: WritableDB,
  ctx: CommandContext,
  { changeId }: z.output<typeof withdrawChangeInput>,
): { ok: true } {
  const { operatorId } = ctx.actor;
  const change = waitingChange(tx, changeId, (row) => row.askedBy === operatorId || mayDecide(ctx.actor, row.teamId));
  if (change.askedBy !== operatorId) throw new AppError('refused', 'change-of-other', { name: change.askedByName });
  settle(tx, ctx, change, 'withdrawn', '');
  return { ok: true };
}

function waitingChange(db: ReadableDB, changeId: string, isInReach: (row: NamedChangeRow) => boolean): NamedChangeRow {
  const change = findCustomerChange(db, changeId);
  if (!change || !isInReach(change)) throw new AppError('not-found', 'change-unknown');
  if (change.state === 'pending') return change;
  const { state, decidedByName, decidedAtMs } = change;
  const at = formatInstant(decidedAtMs ?? 0, companySettings(db).timeZone, 'date-time');
  const params = { state, name: decidedByName ?? '', at };
  throw new AppError('conflict', 'change-decided', params);
}

function settle(
  tx: WritableDB,
  ctx: CommandContext,
  change: NamedChangeRow,
  state: Decision['state'],
  reason: string,
): void {
  decideCustomerChange(tx, {
    ...{ id: change.id, state, decisionReason: reason || null },
    ...{ decidedAtMs: ctx.nowMs, decidedBy: ctx.actor.operatorId, decidedByName: ctx.actor.name },
  });
  ctx.audit({
    entity: 'customer-change',
    entityId: change.id,
    before: { customerId: change.customerId, state: 'pending' },
    after: { customerId: change.customerId, state },
    ...(reason === '' ? {} : { reason }),
  });
  ctx.publish('request.changed', [change.id]);
}
