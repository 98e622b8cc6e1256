import {
  createQuotaTable,
  quotaFigures,
  resolveQuotas,
  stageQuota,
  writeQuotas,
} from '../../../db/imports/quota-staging.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import { countQuotaChange } from '../../../db/quotas.ts';
import { MOST_QUOTA } from '../../../shared/contract/quotas.ts';
import { plain } from '../../../shared/domain/imports/read-membership-row.ts';
import { isRejected } from '../../../shared/domain/imports/read-order-row.ts';
import { quotaRowReader } from '../../../shared/domain/imports/read-quota-row.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';

/**
 * Quotas by what they are for and their days: new ones are written, a stored one of exactly these days gets the file's
 * quantity and float, one of other days that overlap is refused, as `saveQuota` does. Quotas that the file does not name stay.
 */
export function importQuotas(setting: ImportSetting, staging: StagingDB): KindImport {
  const read = quotaRowReader(setting.bound, MOST_QUOTA);
  createQuotaTable(staging);
  return {
    stage(cells, line, hash) {
      const entry = read(cells);
      if (isRejected(entry)) return entry;
      stageQuota(staging, {
        ...entry,
        line,
        hash,
        productPlain: plain(entry.product),
        classTypePlain: plain(entry.classType),
        classPlain: plain(entry.class),
        customerPlain: plain(entry.customer),
      });
      return null;
    },
    quantityIn: () => 0,
    resolve: resolveQuotas,
    figures(db) {
      const { created, changed, stored } = quotaFigures(db);
      return {
        ...{ accepted: created + changed, stored, acceptedQuantity: 0, storedQuantity: 0, cancelled: 0 },
        created: { customers: 0, products: 0, orders: 0 },
        updated: { customers: 0, products: 0 },
        quotaRows: { created, changed },
      };
    },
    commit(tx) {
      writeQuotas(tx, setting.nowMs);
      countQuotaChange(tx);
    },
  };
}
