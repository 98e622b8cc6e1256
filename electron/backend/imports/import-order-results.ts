import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { lastFailure, lastHandOverAtMs, markDelivered } from '../../../db/failed-orders.ts';
import {
  beginComparison,
  eachEntry,
  entryFigures,
  markChanged,
  markStored,
  refuseEntry,
} from '../../../db/imports/entry-staging.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import { findOrder, findOrderByNumber, linesOf, type NamedOrderRow } from '../../../db/orders.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import { instantOfWallTime } from '../../../shared/domain/imports/read-date.ts';
import { type ResultEntry, resultRowReader } from '../../../shared/domain/imports/read-result-row.ts';
import { judgeResult, type ResultVerdict } from '../../../shared/domain/orders/judge-result.ts';
import { type FailedOutcome, heldCallsOf, orderFailer } from '../orders/fail-order.ts';
import { keepVersion } from '../orders/write-order.ts';
import { failContext } from './fail-context.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';
import { stageEntries } from './stage-entries.ts';

const DAY_MS = 86_400_000;

/**
 * What the distribution system made of the orders it got: delivered ones are at their end, failed ones come back as
 * calls until their rescue deadline. A file imported twice finds every order as it left it.
 */
export function importOrderResults(setting: ImportSetting, staging: StagingDB): KindImport {
  const { nowMs, timeZone } = setting;
  const read = resultRowReader(setting.bound);
  /** The version of each order that was judged: what changed since is judged again. */
  const judged = new Map<string, number>();
  let counts = { failed: 0, delivered: 0, lost: 0, inHand: [] as string[] };

  function judge(db: ReadableDB, entry: ResultEntry, order: NamedOrderRow): ResultVerdict {
    // A day without a time is over only at its end.
    const dayMs = entry.at?.second === 0 ? DAY_MS - 1 : 0;
    const atMs = entry.at === null ? null : instantOfWallTime(entry.at, timeZone) + dayMs;
    const handedOverAtMs = lastHandOverAtMs(db, order.id);
    const failedBefore = lastFailure(db, order.id);
    return judgeResult(entry, atMs, { ...order, handedOverAtMs, failedBefore: failedBefore?.reason ?? null });
  }

  return {
    stage: stageEntries(staging, read, ({ number }) => number),
    quantityIn: () => 0,
    resolve(db) {
      beginComparison(db);
      judged.clear();
      counts = { failed: 0, delivered: 0, lost: 0, inHand: [] };
      for (const { line, entry } of eachEntry(db, 'main')) {
        const result = JSON.parse(entry) as ResultEntry;
        const order = findOrderByNumber(db, result.number);
        if (!order) {
          refuseEntry(db, line, 'unknown-order', { order: result.number });
          continue;
        }
        const verdict = judge(db, result, order);
        judged.set(order.id, order.version);
        if (verdict.kind === 'refused') refuseEntry(db, line, verdict.reason, verdict.params);
        else if (verdict.kind === 'stored') markStored(db, line, order.id);
        else {
          markChanged(db, line, order.id);
          counts[verdict.kind === 'fail' ? 'failed' : 'delivered'] += 1;
        }
      }
    },
    isCurrent: (tx) => [...judged].every(([orderId, version]) => findOrder(tx, orderId)?.version === version),
    figures(db) {
      const { changed, stored } = entryFigures(db);
      const none = { customers: 0, products: 0 };
      return {
        ...{ accepted: changed, stored, acceptedQuantity: 0, storedQuantity: 0, cancelled: 0 },
        created: { ...none, orders: 0 },
        updated: none,
        ...told(),
      };
    },
    commit(tx) {
      const by = failContext(tx, setting);
      const fail = orderFailer(tx, by);
      const fallen: FailedOutcome[] = [];
      for (const { entry, entityId } of eachEntry(tx, 'staged')) {
        const order = entityId === null ? undefined : findOrder(tx, entityId);
        if (!order) continue;
        const { failure } = JSON.parse(entry) as ResultEntry;
        if (failure === null) deliver(tx, by, order);
        else fallen.push(fail(order, failure));
      }
      counts.lost = fallen.filter((one) => one.lost).length;
      counts.inHand = heldCallsOf(tx, fallen);
      return told();
    },
  };

  function told(): Pick<ImportReport, 'orderResults'> {
    return counts.failed + counts.delivered > 0 ? { orderResults: counts } : {};
  }

  function deliver(tx: WritableDB, by: ReturnType<typeof failContext>, order: NamedOrderRow): void {
    const version = order.version + 1;
    markDelivered(tx, order.id, version);
    keepVersion(tx, { ...by, nowMs }, { ...order, state: 'delivered', version }, linesOf(tx, order.id), null);
  }
}
