import type { WritableDB } from '../../../db/connection.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import {
  beginWebOrders,
  createWebOrderTables,
  deliveriesOrderedByWeb,
  deliveriesWithoutOrder,
  markWebRowsStored,
  noteBrokenOrder,
  refuseWebRow,
  STAGED_WEB_ORDERS,
  stageWebOrder,
  stageWebRow,
  webOrderFigures,
  webOrderNumbers,
  webOrdersAreCurrent,
  webRowsOf,
  writeWebOrders,
} from '../../../db/imports/web-order-staging.ts';
import { heldAmong } from '../../../db/order-items.ts';
import { moveUseOf } from '../../../db/order-use.ts';
import { hasCallOn } from '../../../db/queue-apply.ts';
import { isBuilt } from '../../../db/queue-build.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ImportReport, WebOrderRemark } from '../../../shared/contract/import-report.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { readInteger } from '../../../shared/domain/imports/read-cell.ts';
import { plain } from '../../../shared/domain/imports/read-membership-row.ts';
import { isRejected, reject } from '../../../shared/domain/imports/read-order-row.ts';
import {
  type WebOrderRow,
  webOrderNumberReader,
  webOrderRowReader,
} from '../../../shared/domain/imports/read-web-order-row.ts';
import { closeOrderItemsOf, reopenOrderItems } from '../queue/close-order-items.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';
import { webOrderJudge } from './web-order-judge.ts';

/** Orders that a remark names. */
const NAMED_ORDERS = 5;

/**
 * Orders that customers placed by web, a row a line. The web shop is their authority: an order is taken as it is, whole or
 * not at all, and what a phone order would have been refused for is remarked. A known number with other lines is a new
 * version, one whose rows are all cancelled a cancellation; orders that the file does not name stay. In the same
 * transaction the customers' live calls lose their order item, or get it back.
 */
export function importWebOrders(setting: ImportSetting, staging: StagingDB): KindImport {
  const { bound, mapping, nowMs, timeZone, actor, fileName } = setting;
  const read = webOrderRowReader(bound, setting.minorDigits, mapping.options.mostQuantity);
  const numberOf = webOrderNumberReader(bound);
  const quantityCell = bound.cell('quantity');
  let remarks: WebOrderRemark[] = [];
  let calls = NO_CALLS;
  createWebOrderTables(staging);

  function noteBroken(cells: readonly string[], line: number): void {
    const number = numberOf(cells);
    if (number !== '') noteBrokenOrder(staging, number, line);
  }

  return {
    stage(cells, line, hash) {
      const row = read(cells);
      if (!isRejected(row)) {
        stageWebRow(staging, { line, number: row.number, entry: row, hash, quantity: row.quantity });
        return null;
      }
      noteBroken(cells, line);
      return row;
    },
    noteBroken,
    quantityIn: (cells) => readInteger(plain(quantityCell(cells))) ?? 0,
    resolve(db) {
      beginWebOrders(db);
      const judge = webOrderJudge(db, setting, companySettings(db));
      const remarked = new Map<WebOrderRemark['key'], string[]>();
      for (const { number, brokenLine } of webOrderNumbers(db)) {
        const rows = webRowsOf(db, number).map(({ line, entry }) => ({ line, ...(JSON.parse(entry) as WebOrderRow) }));
        const verdict = brokenLine === null ? judge(number, rows) : refusedWith(number, brokenLine);
        if (verdict === 'stored') markWebRowsStored(db, number);
        else if ('order' in verdict) {
          stageWebOrder(db, verdict.order);
          for (const key of verdict.remarks) remarked.set(key, [...(remarked.get(key) ?? []), number]);
        } else {
          const others = verdict.line === null ? verdict.refused : refusedWith(number, verdict.line).refused;
          for (const { line } of rows) {
            const { reason, params } = line === verdict.line ? verdict.refused : others;
            refuseWebRow(db, line, reason, params);
          }
        }
      }
      remarks = [...remarked].map(([key, orders]) => ({
        key,
        count: orders.length,
        orders: orders.slice(0, NAMED_ORDERS).join(', ') + (orders.length > NAMED_ORDERS ? ' …' : ''),
      }));
      calls = { ...NO_CALLS, closed: deliveriesOrderedByWeb(db, 'main').length };
    },
    figures(db) {
      const { created, changed, cancelled, ...rows } = webOrderFigures(db);
      return {
        ...rows,
        cancelled,
        created: { customers: 0, products: 0, orders: created },
        updated: { customers: 0, products: 0 },
        webOrders: { changed, remarks, calls },
      };
    },
    isCurrent: webOrdersAreCurrent,
    commit(tx) {
      moveUseOf(tx, STAGED_WEB_ORDERS, -1);
      writeWebOrders(tx, { nowMs, actorId: actor.id, actorName: actor.name, reason: fileName });
      moveUseOf(tx, STAGED_WEB_ORDERS, 1);
      calls = settleCalls(tx, nowMs, businessDateAt(nowMs, timeZone));
      return { webOrders: { changed: webOrderFigures(staging).changed, remarks, calls } };
    },
  };
}

/** A row of an order that cannot be taken: the others wait with it, so that the corrected file holds the whole order. */
function refusedWith(order: string, line: number) {
  return { refused: reject('order-refused-with', { order, line }), line: null };
}

type WebOrderCalls = NonNullable<ImportReport['webOrders']>['calls'];
const NO_CALLS: WebOrderCalls = { closed: 0, opened: 0, uncalled: 0, inHand: [] };

/** What the orders do to the queue: as an order by phone would, see `closeOrderItems`. */
function settleCalls(tx: WritableDB, nowMs: number, today: string): WebOrderCalls {
  const touched = new Set<string>();
  const told = {
    nowMs,
    publish: (_topic: string, ids: readonly string[] = []) => {
      for (const id of ids) touched.add(id);
    },
  };
  let opened = 0;
  const closed = closeOrderItemsOf(tx, told, deliveriesOrderedByWeb(tx, 'staged'), 'ordered-by-other-channel');
  let uncalled = 0;
  for (const delivery of deliveriesWithoutOrder(tx)) {
    const reopened = reopenOrderItems(tx, told, delivery);
    opened += reopened;
    // Ordered before the queue was built: nobody would call. A later order day's build finds the customer by itself.
    const isDue = (delivery.orderDay ?? '') <= today && (delivery.cutoffAtMs ?? 0) > nowMs && isBuilt(tx, today);
    if (reopened === 0 && isDue && !hasCallOn(tx, delivery.customerId, today)) uncalled += 1;
  }
  return { closed, opened, uncalled, inHand: heldAmong(tx, [...touched]) };
}
