import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { findCustomerByCode, setBalance } from '../../../db/customers.ts';
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
import { findProduct, findProductByCode, updateProduct } from '../../../db/products.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import { businessDateAt, minuteOfDayAt } from '../../../shared/domain/calendar/business-date.ts';
import { instantOfWallTime, type WallTime } from '../../../shared/domain/imports/read-date.ts';
import {
  type BalanceValues,
  balanceRowReader,
  type DayEntry,
  type PriceValues,
  priceRowReader,
  type StockValues,
  stockRowReader,
} from '../../../shared/domain/imports/read-day-row.ts';
import { plain } from '../../../shared/domain/imports/read-membership-row.ts';
import { type Rejected, reject } from '../../../shared/domain/imports/read-order-row.ts';
import { formatMinuteOfDay } from '../../../shared/i18n/format.ts';
import { failShort } from './fail-context.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';
import { stageEntries } from './stage-entries.ts';
import { tellChanged } from './tell-changed.ts';

/** What differs between the files that come through the day: each changes what is there, none creates anything. */
interface DayKind<Values, Stored extends { readonly id: string }> {
  readonly of: 'customers' | 'products';
  readonly read: (cells: readonly string[]) => DayEntry<Values> | Rejected;
  readonly find: (db: ReadableDB, code: string) => Stored | undefined;
  readonly unknown: (code: string) => Rejected;
  readonly isStored: (values: Values, stored: Stored) => boolean;
  readonly refuse?: (values: Values, stored: Stored) => Rejected | null;
  readonly write: (tx: WritableDB, id: string, values: Values) => void;
  readonly afterAll?: (tx: WritableDB, ids: readonly string[]) => Pick<ImportReport, 'orderResults'>;
}

function importDay<Values, Stored extends { readonly id: string }>(
  kind: DayKind<Values, Stored>,
  staging: StagingDB,
): KindImport {
  return {
    stage: stageEntries(staging, kind.read, ({ code }) => plain(code)),
    quantityIn: () => 0,
    resolve(db) {
      beginComparison(db);
      for (const { line, code, entry } of eachEntry(db, 'main')) {
        const { code: written, values } = JSON.parse(entry) as DayEntry<Values>;
        const stored = kind.find(db, written) ?? kind.find(db, code);
        if (stored && kind.isStored(values, stored)) {
          markStored(db, line, stored.id);
          continue;
        }
        const refused = stored ? kind.refuse?.(values, stored) : kind.unknown(written);
        if (refused) refuseEntry(db, line, refused.reason, refused.params);
        else if (stored) markChanged(db, line, stored.id);
      }
    },
    figures(db) {
      const { changed, stored } = entryFigures(db);
      const none = { customers: 0, products: 0 };
      return {
        ...{ accepted: changed, stored, acceptedQuantity: 0, storedQuantity: 0, cancelled: 0 },
        created: { ...none, orders: 0 },
        updated: { ...none, [kind.of]: changed },
      };
    },
    commit(tx) {
      const ids: string[] = [];
      for (const { entry, entityId } of eachEntry(tx, 'staged')) {
        if (entityId === null) continue;
        kind.write(tx, entityId, (JSON.parse(entry) as DayEntry<Values>).values);
        ids.push(entityId);
      }
      return kind.afterAll?.(tx, ids);
    },
  };
}

/**
 * Stock by product, as of the file's instant, else of the import that first brings this number. What orders have used up
 * since is counted anew, and phone orders that it leaves nothing for fall through, the latest placed first. A file of an
 * earlier instant than what is stored is refused: it would bring back what is sold.
 */
export function importStock(setting: ImportSetting, staging: StagingDB): KindImport {
  const { bound, mapping, nowMs, timeZone } = setting;
  const instant = (at: WallTime): number => instantOfWallTime(at, timeZone);
  const shown = (atMs: number): string =>
    `${businessDateAt(atMs, timeZone)} ${formatMinuteOfDay(minuteOfDayAt(atMs, timeZone))}`;
  return importDay<StockValues, { id: string; stock: number | null; stockAsOfMs: number | null }>(
    {
      of: 'products',
      read: stockRowReader(bound, mapping.options.mostQuantity),
      find: findProductByCode,
      unknown: (product) => reject('unknown-product', { product }),
      isStored: ({ stock, asOf }, stored) =>
        stored.stock === stock && (asOf === null || stored.stockAsOfMs === instant(asOf)),
      refuse({ asOf }, { stockAsOfMs }) {
        if (asOf === null) return null;
        const atMs = instant(asOf);
        if (atMs > nowMs) return reject('stock-in-future', { at: shown(atMs), now: shown(nowMs) });
        if (stockAsOfMs === null || atMs >= stockAsOfMs) return null;
        return reject('stock-older', { at: shown(atMs), stored: shown(stockAsOfMs) });
      },
      write(tx, id, { stock, asOf }) {
        updateProduct(tx, id, { stock, stockAsOfMs: asOf === null ? nowMs : instant(asOf), updatedAtMs: nowMs });
      },
      afterAll(tx, ids) {
        recountStockUse(tx);
        return failShort(tx, setting, ids);
      },
    },
    staging,
  );
}

/** Prices by product. Orders that were taken keep theirs. */
export function importPrices(setting: ImportSetting, staging: StagingDB): KindImport {
  const { bound, minorDigits, nowMs } = setting;
  return importDay<PriceValues, { id: string; priceMinor: number }>(
    {
      of: 'products',
      read: priceRowReader(bound, minorDigits),
      find: findProductByCode,
      unknown: (product) => reject('unknown-product', { product }),
      isStored: ({ priceMinor }, stored) => stored.priceMinor === priceMinor,
      write(tx, id, values) {
        const stored = findProduct(tx, id);
        updateProduct(tx, id, { ...values, updatedAtMs: nowMs });
        if (stored) tellChanged(tx, setting, ['product', id], stored, values);
      },
    },
    staging,
  );
}

/** Deposits and credit limits by customer. */
export function importBalances({ bound, minorDigits, nowMs }: ImportSetting, staging: StagingDB): KindImport {
  return importDay<BalanceValues, { id: string; depositMinor: number | null; creditLimitMinor: number | null }>(
    {
      of: 'customers',
      read: balanceRowReader(bound, minorDigits),
      find: findCustomerByCode,
      unknown: (customer) => reject('unknown-customer', { customer }),
      isStored: ({ depositMinor, creditLimitMinor }, stored) =>
        (depositMinor ?? stored.depositMinor) === stored.depositMinor &&
        (creditLimitMinor ?? stored.creditLimitMinor) === stored.creditLimitMinor,
      write: (tx, id, values) => setBalance(tx, id, values, nowMs),
    },
    staging,
  );
}
