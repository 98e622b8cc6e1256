import { keepChangedCustomers, packChangedCustomers } from '../../../db/class-change-staging.ts';
import { insertClassChange, lastBuiltBefore, writeMemberships } from '../../../db/class-memberships.ts';
import {
  createMembershipTable,
  membershipFigures,
  resolveMemberships,
  stageMembership,
} from '../../../db/imports/membership-staging.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { firstOpenDay } from '../../../shared/domain/classes/plan-class-change.ts';
import { membershipRowReader, plain } from '../../../shared/domain/imports/read-membership-row.ts';
import { isRejected } from '../../../shared/domain/imports/read-order-row.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';

/**
 * Class memberships by customer, class type and class. A row with a last day holds on just those days; one without holds
 * until a later row, or something planned, begins. Other days of the customer stay as they are.
 */
export function importMemberships(setting: ImportSetting, staging: StagingDB): KindImport {
  const { nowMs, timeZone, importId, actor, fileName } = setting;
  const today = businessDateAt(nowMs, timeZone);
  const read = membershipRowReader(setting.bound, today);
  createMembershipTable(staging);
  return {
    stage(cells, line, hash) {
      const entry = read(cells);
      if (isRejected(entry)) return entry;
      const { why, ...rest } = entry;
      stageMembership(staging, {
        ...rest,
        line,
        hash,
        customerPlain: plain(entry.customer),
        classType: plain(entry.classType),
        class: plain(entry.class),
        reason: why || null,
      });
      return null;
    },
    quantityIn: () => 0,
    resolve(db) {
      const built = lastBuiltBefore(db, today);
      resolveMemberships(db, { built, first: firstOpenDay(built) });
      packChangedCustomers(db);
    },
    figures(db) {
      const { accepted, stored, customers } = membershipFigures(db);
      return {
        ...{ accepted, stored, acceptedQuantity: 0, storedQuantity: 0, cancelled: 0 },
        created: { customers: 0, products: 0, orders: 0 },
        updated: { customers, products: 0 },
      };
    },
    commit(tx) {
      const { customers } = membershipFigures(staging);
      const by = { byId: actor.id, byName: actor.name };
      insertClassChange(tx, { id: importId, source: 'file', atMs: nowMs, ...by, reason: fileName, customers });
      writeMemberships(tx, 'staged', importId);
      keepChangedCustomers(tx, importId);
    },
  };
}
