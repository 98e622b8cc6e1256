import { insertClassChange } from '../../../db/class-memberships.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { skillsOfCustomer } from '../../../db/customer-skills.ts';
import { type CustomerRow, findCustomerByCode, phonesOf } from '../../../db/customers.ts';
import { classCodeAt, findClass, findClassType } from '../../../db/imports/customer-classes.ts';
import {
  beginComparison,
  eachEntry,
  entryFigures,
  markChanged,
  markStored,
  refuseEntry,
} from '../../../db/imports/entry-staging.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import { takeStagedRows } from '../../../db/imports/taken-rows.ts';
import { findOperatorByLogin } from '../../../db/operators.ts';
import { findRoute, findRouteByCode } from '../../../db/routes.ts';
import { findSkillInUse, freeUnskilledCalls } from '../../../db/skills.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { type CustomerEntry, customerRowReader } from '../../../shared/domain/imports/read-customer-row.ts';
import { type Rejected, reject } from '../../../shared/domain/imports/read-order-row.ts';
import { weekdayOutsideRoute } from '../customers/weekday-of-route.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';
import { stageEntries } from './stage-entries.ts';
import { type CustomerWriting, customerReferences, customerWriter, givesClass, skillIdsOf } from './write-customers.ts';

/**
 * Customers by code: new ones are created, stored ones get what the file says and keep the rest. A row with a phone
 * replaces all phones of its customer; a class holds from today until a later one that is planned.
 */
export function importCustomers(setting: ImportSetting, staging: StagingDB): KindImport {
  const { nowMs, mapping } = setting;
  const { createRoutes, createClasses } = mapping.options;
  const read = customerRowReader(setting.bound, setting.minorDigits);
  const today = businessDateAt(nowMs, setting.timeZone);
  const writing: CustomerWriting = {
    ...{ importId: setting.importId, fileName: setting.fileName, actor: setting.actor, nowMs, today },
    ...{ createRoutes, createClasses },
  };
  /** Of the last comparison: how many customers get another class. */
  let classed = 0;

  function refusalOf(db: ReadableDB, entry: CustomerEntry, stored: CustomerRow | undefined): Rejected | null {
    const { route, operator, classes } = entry;
    if (route !== '' && !createRoutes && !findRouteByCode(db, route)) return reject('unknown-route', { route });
    const misfit = weekdayNotOfRoute(db, entry, stored);
    if (misfit) return misfit;
    if (operator !== '' && !findOperatorByLogin(db, operator)) return reject('unknown-operator', { operator });
    const skill = entry.skills?.find((word) => !findSkillInUse(db, word));
    if (skill !== undefined) return reject('unknown-skill', { skill });
    if (createClasses) return null;
    for (const [type, code] of Object.entries(classes)) {
      const typeId = findClassType(db, type);
      if (typeId === undefined) return reject('unknown-class-type', { type });
      if (findClass(db, typeId, code) === undefined) return reject('unknown-class', { type, class: code });
    }
    return null;
  }

  /** As the customer's form refuses it. A route without any order day is still to get them. */
  function weekdayNotOfRoute(db: ReadableDB, entry: CustomerEntry, stored: CustomerRow | undefined): Rejected | null {
    const weekdays = entry.values.orderWeekdays === undefined ? stored?.orderWeekdays : entry.values.orderWeekdays;
    if (weekdays == null || (entry.route === '' && entry.values.orderWeekdays === undefined)) return null;
    const route = entry.route === '' ? findRoute(db, stored?.routeId ?? '') : findRouteByCode(db, entry.route);
    const foreign = route && weekdayOutsideRoute(db, route, weekdays, today);
    return foreign && foreign.days !== '' ? reject('weekday-not-of-route', { ...foreign }) : null;
  }

  function isStored(db: ReadableDB, entry: CustomerEntry, customer: CustomerRow): boolean {
    const wanted = { ...entry.values, ...customerReferences(db, entry) };
    if (entry.route !== '' && wanted.routeId === undefined) return false;
    for (const [name, value] of Object.entries(wanted)) {
      if (customer[name as keyof CustomerRow] !== value) return false;
    }
    if (entry.phones.length > 0) {
      const numbers = phonesOf(db, customer.id).map((phone) => phone.number);
      if (numbers.join(' ') !== entry.phones.join(' ')) return false;
    }
    if (
      entry.skills &&
      skillIdsOf(db, entry.skills).join(' ') !== [...skillsOfCustomer(db, customer.id)].sort().join(' ')
    ) {
      return false;
    }
    return Object.entries(entry.classes).every(([type, code]) => classCodeAt(db, customer.id, type, today) === code);
  }

  function beginClassChange(tx: WritableDB): void {
    if (classed === 0) return;
    const { importId: id, fileName: reason, actor } = setting;
    insertClassChange(tx, {
      id,
      source: 'file',
      atMs: nowMs,
      byId: actor.id,
      byName: actor.name,
      reason,
      customers: classed,
    });
  }

  return {
    stage: stageEntries(staging, read, ({ code }) => code),
    quantityIn: () => 0,
    resolve(db) {
      beginComparison(db);
      classed = 0;
      for (const staged of eachEntry(db, 'main')) {
        const entry = JSON.parse(staged.entry) as CustomerEntry;
        const customer = findCustomerByCode(db, staged.code);
        if (customer && isStored(db, entry, customer)) {
          markStored(db, staged.line, customer.id);
          continue;
        }
        const refusal = refusalOf(db, entry, customer);
        if (refusal) {
          refuseEntry(db, staged.line, refusal.reason, refusal.params);
          continue;
        }
        if (customer) markChanged(db, staged.line, customer.id);
        if (givesClass(db, entry, customer, today)) classed += 1;
      }
    },
    figures(db) {
      const { created, changed, stored } = entryFigures(db);
      return {
        accepted: created + changed,
        stored,
        acceptedQuantity: 0,
        storedQuantity: 0,
        created: { customers: created, products: 0, orders: 0 },
        updated: { customers: changed, products: 0 },
        cancelled: 0,
      };
    },
    takeOver(tx, report) {
      takeStagedRows(tx, {
        ...{ id: setting.importId, atMs: nowMs },
        ...{ setting: JSON.stringify(writing), report: JSON.stringify(report) },
      });
      beginClassChange(tx);
    },
    commit(tx) {
      beginClassChange(tx);
      const writer = customerWriter(writing, setting.newId);
      for (const row of eachEntry(tx, 'staged')) writer.write(tx, row);
      writer.end(tx);
      freeUnskilledCalls(tx);
      return undefined;
    },
  };
}
