import {
  beginComparison,
  eachEntry,
  entryFigures,
  markChanged,
  markStored,
  refuseEntry,
} from '../../../db/imports/entry-staging.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import { recountStockUse } from '../../../db/order-use.ts';
import { findProductByCode, insertProduct, type ProductRow, updateProduct } from '../../../db/products.ts';
import { instantOfWallTime } from '../../../shared/domain/imports/read-date.ts';
import { canBeOrdered, type ProductEntry, productRowReader } from '../../../shared/domain/imports/read-product-row.ts';
import { failShort } from './fail-context.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';
import { stageEntries } from './stage-entries.ts';
import { tellChanged } from './tell-changed.ts';

/** What a new product may be ordered by where the file does not say. */
const NEW_LIMITS = { orderMultiple: 1, leastQuantity: 1, mostQuantity: null };

/**
 * Products by code: new ones are created, stored ones get what the file says and keep the rest. Phone orders that a new
 * stock leaves nothing for fall through.
 */
export function importProducts(setting: ImportSetting, staging: StagingDB): KindImport {
  const { nowMs, timeZone } = setting;
  const read = productRowReader(setting.bound, setting.mapping, setting.minorDigits);

  /** The stock counts from the file's instant, else from the import that first brings this number. */
  const stockAsOfMs = ({ stockAsOf }: ProductEntry): number =>
    stockAsOf === null ? nowMs : instantOfWallTime(stockAsOf, timeZone);

  function isStored(entry: ProductEntry, product: ProductRow): boolean {
    if (entry.stockAsOf !== null && product.stockAsOfMs !== stockAsOfMs(entry)) return false;
    return Object.entries(entry.values).every(([name, value]) => product[name as keyof ProductRow] === value);
  }

  return {
    stage: stageEntries(staging, read, ({ code }) => code),
    quantityIn: () => 0,
    resolve(db) {
      beginComparison(db);
      for (const { line, code, entry } of eachEntry(db, 'main')) {
        const product = findProductByCode(db, code);
        const told = JSON.parse(entry) as ProductEntry;
        const limits = { ...NEW_LIMITS, ...product, ...told.values };
        if (product && isStored(told, product)) markStored(db, line, product.id);
        else if (!canBeOrdered(limits)) {
          const { leastQuantity: least, mostQuantity: most, orderMultiple: multiple } = limits;
          refuseEntry(db, line, 'product-limits', { least, most, multiple });
        } else if (product) markChanged(db, line, product.id);
      }
    },
    figures(db) {
      const { created, changed, stored } = entryFigures(db);
      return {
        accepted: created + changed,
        stored,
        acceptedQuantity: 0,
        storedQuantity: 0,
        created: { customers: 0, products: created, orders: 0 },
        updated: { customers: 0, products: changed },
        cancelled: 0,
      };
    },
    commit(tx) {
      const withStock: string[] = [];
      for (const { code, entry, entityId } of eachEntry(tx, 'staged')) {
        const parsed = JSON.parse(entry) as ProductEntry;
        const { values } = parsed;
        if (values.stock !== undefined && entityId !== null) withStock.push(entityId);
        const stocked = values.stock === undefined ? {} : { stockAsOfMs: stockAsOfMs(parsed) };
        const stored = entityId === null ? undefined : findProductByCode(tx, code);
        if (entityId !== null) updateProduct(tx, entityId, { ...values, ...stocked, updatedAtMs: nowMs });
        if (stored) tellChanged(tx, setting, ['product', stored.id], stored, { ...values, ...stocked });
        if (entityId === null) {
          const made = { id: setting.newId(), code, createdAtMs: nowMs };
          insertProduct(tx, { name: code, ...values, ...stocked, ...made });
        }
      }
      if (withStock.length === 0) return undefined;
      recountStockUse(tx);
      return failShort(tx, setting, withStock);
    },
  };
}
