import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import {
  type CustomerChangeRow,
  type Decision,
  decideCustomerChange,
  findCustomerChange,
  type NamedChangeRow,
} from '../../../db/customer-changes.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import type { CommandContext } from '../services.ts';

/**
 * A request that waits for its decision. Errors: `not-found/change-unknown`, `conflict/change-decided` {name, at, state}
 * when somebody was faster.
 */
export function waitingChange(
  db: ReadableDB,
  changeId: string,
  isInReach: (row: NamedChangeRow) => boolean,
): NamedChangeRow {
  const change = findCustomerChange(db, changeId);
  if (!change || !isInReach(change)) throw new AppError('not-found', 'change-unknown');
  if (change.state === 'pending') return change;
  const { state, decidedByName, decidedAtMs } = change;
  const at = formatInstant(decidedAtMs ?? 0, companySettings(db).timeZone, 'date-time');
  throw new AppError('conflict', 'change-decided', { state, name: decidedByName ?? '', at });
}

/** Writes what became of a request that waited. The case that carries it is moved by whoever calls. */
export function settleChange(
  tx: WritableDB,
  ctx: CommandContext,
  change: Pick<CustomerChangeRow, 'id' | 'customerId'>,
  state: Decision['state'],
  reason = '',
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
