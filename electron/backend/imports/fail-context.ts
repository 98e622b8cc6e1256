import { appendAudit } from '../../../db/audit.ts';
import type { WritableDB } from '../../../db/connection.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import { type FailContext, heldCallsOf } from '../orders/fail-order.ts';
import { failShortOrders } from '../orders/fail-short-orders.ts';
import type { ImportSetting } from './kind-import.ts';

/** An import lets orders fall through: each has its own row in the audit log, by whoever imported. */
export function failContext(tx: WritableDB, { nowMs, newId, actor }: ImportSetting): FailContext {
  const by = { atMs: nowMs, actorId: actor.id, actorName: actor.name, action: 'imports.run' };
  return {
    nowMs,
    newId,
    actor: { operatorId: actor.id, name: actor.name },
    audit: (entry) => appendAudit(tx, { ...by, ...entry }),
  };
}

/** The orders that an imported stock leaves nothing for, as the report counts them. */
export function failShort(
  tx: WritableDB,
  setting: ImportSetting,
  productIds: readonly string[],
): Pick<ImportReport, 'orderResults'> {
  const fallen = failShortOrders(tx, failContext(tx, setting), productIds);
  if (fallen.length === 0) return {};
  const lost = fallen.filter((one) => one.lost).length;
  return { orderResults: { failed: fallen.length, delivered: 0, lost, inHand: heldCallsOf(tx, fallen) } };
}
