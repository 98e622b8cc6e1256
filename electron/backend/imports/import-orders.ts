import { commitOrders, indexNewCustomers } from '../../../db/imports/commit-orders.ts';
import { makeCallable } from '../../../db/imports/make-callable.ts';
import { orderFigures } from '../../../db/imports/order-figures.ts';
import {
  createOrderTables,
  findStagedDocument,
  nameArticle,
  noteDisagreement,
  stageArticle,
  stageDocument,
  stageLine,
} from '../../../db/imports/order-staging.ts';
import { resolveOrders } from '../../../db/imports/resolve-orders.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import { instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { readInteger } from '../../../shared/domain/imports/read-cell.ts';
import { isRejected, type OrderRow, orderRowReader } from '../../../shared/domain/imports/read-order-row.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';

/** Dirty files hold many names of one product; the most frequent one wins among this many. */
const MOST_NAMES = 50;

interface Article {
  readonly id: number;
  readonly names: Map<string, number>;
}
interface OpenDocument {
  readonly id: number;
  readonly number: string;
  readonly kind: string;
  readonly customerCode: string;
}

export function importOrders(setting: ImportSetting, staging: StagingDB): KindImport {
  const { mapping, bound, timeZone, nowMs } = setting;
  const read = orderRowReader(bound, mapping, setting.minorDigits);
  const quantityCell = bound.cell('quantity');
  const articles = new Map<string, Article>();
  const placedAtMs = instantReader(timeZone);
  let documents = 0;
  let open: OpenDocument | null = null;
  createOrderTables(staging);

  /** The rows of a document follow each other in most files, so the last one is kept at hand. */
  function documentOf(row: OrderRow): OpenDocument {
    if (open?.number === row.number) return open;
    const known = findStagedDocument(staging, row.number);
    if (known) {
      open = { ...known, number: row.number };
      return open;
    }
    documents += 1;
    const { number, kind, customerCode, customerName, customerArea, placedAt } = row;
    open = { id: documents, number, kind, customerCode };
    stageDocument(staging, {
      ...open,
      kind,
      customerName,
      customerArea,
      orderDate: placedAt.date,
      placedAtMs: placedAtMs(placedAt),
    });
    return open;
  }

  function articleOf({ productCode, productName }: OrderRow): Article {
    let article = articles.get(productCode);
    if (!article) {
      article = { id: stageArticle(staging, productCode), names: new Map() };
      articles.set(productCode, article);
    }
    const { names } = article;
    if (productName !== '' && (names.has(productName) || names.size < MOST_NAMES)) {
      names.set(productName, (names.get(productName) ?? 0) + 1);
    }
    return article;
  }

  return {
    stage(cells, line, hash) {
      const row = read(cells);
      if (isRejected(row)) return row;
      const document = documentOf(row);
      if (document.customerCode !== row.customerCode) noteDisagreement(staging, document.id, row.customerCode);
      const { quantity, priceMinor, amountMinor } = row;
      const staged = { documentId: document.id, articleId: articleOf(row).id, quantity, priceMinor, amountMinor };
      stageLine(staging, { line, hash, ...staged });
      return null;
    },
    quantityIn: (cells) => readInteger(quantityCell(cells)) ?? 0,
    resolve(db) {
      for (const { id, names } of articles.values()) {
        const name = mostFrequent(names);
        if (name !== undefined) nameArticle(db, id, name);
      }
      articles.clear();
      resolveOrders(db, mapping.options);
    },
    figures(db) {
      const found = orderFigures(db);
      return {
        ...found,
        created: { customers: found.newCustomers, products: found.newProducts, orders: found.newOrders },
        updated: { customers: 0, products: 0 },
        cancelled: found.newReturns,
      };
    },
    commit(tx, withMadeUp) {
      commitOrders(tx, nowMs);
      if (withMadeUp) makeCallable(tx, setting.newId);
      indexNewCustomers(tx);
    },
  };
}

function mostFrequent(names: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const [name, times] of names) {
    if (times <= most) continue;
    best = name;
    most = times;
  }
  return best;
}

/** Wall-clock seconds of a date as an instant; midnights are kept, since a file has few dates and zones are slow to ask. */
function instantReader(zone: string): (at: { readonly date: string; readonly second: number }) => number {
  const minutes = new Map<string, number>();
  return ({ date, second }) => {
    const minute = Math.floor(second / 60);
    const key = `${date} ${minute}`;
    let instant = minutes.get(key);
    if (instant === undefined) {
      if (minutes.size > 10_000) minutes.clear();
      instant = instantOf(date, minute, zone);
      minutes.set(key, instant);
    }
    return instant + (second % 60) * 1000;
  };
}
