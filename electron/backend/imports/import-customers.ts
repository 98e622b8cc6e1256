import {
  insertClassChange,
  type MembershipItem,
  membershipsOfType,
  writeMemberships,
} from '../../../db/class-memberships.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { indexCustomers } from '../../../db/customer-search.ts';
import { putCustomerSkills, skillsOfCustomer } from '../../../db/customer-skills.ts';
import {
  type CustomerRow,
  findCustomerByCode,
  insertCustomer,
  insertPhone,
  type PhoneRow,
  phonesOf,
  replacePhones,
  updateCustomer,
} from '../../../db/customers.ts';
import {
  classCodeAt,
  findClass,
  findClassType,
  insertImportedClass,
  insertImportedClassType,
} from '../../../db/imports/customer-classes.ts';
import {
  beginComparison,
  eachEntry,
  entryFigures,
  markChanged,
  markStored,
  refuseEntry,
} from '../../../db/imports/entry-staging.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import { findOperatorByLogin } from '../../../db/operators.ts';
import { findRoute, findRouteByCode, insertRoute } from '../../../db/routes.ts';
import { findSkillInUse, freeUnskilledCalls } from '../../../db/skills.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { planClassChange } from '../../../shared/domain/classes/plan-class-change.ts';
import { type CustomerEntry, customerRowReader } from '../../../shared/domain/imports/read-customer-row.ts';
import { type Rejected, reject } from '../../../shared/domain/imports/read-order-row.ts';
import { weekdayOutsideRoute } from '../customers/weekday-of-route.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';
import { stageEntries } from './stage-entries.ts';
import { tellChanged } from './tell-changed.ts';

/** Written at once, so that the list of them stays small. */
const CLASSES_A_STEP = 5000;

/**
 * Customers by code: new ones are created, stored ones get what the file says and keep the rest. A row with a phone
 * replaces all phones of its customer; a class holds from today until a later one that is planned.
 */
export function importCustomers(setting: ImportSetting, staging: StagingDB): KindImport {
  const { nowMs, newId, mapping } = setting;
  const { createRoutes, createClasses } = mapping.options;
  const read = customerRowReader(setting.bound, setting.minorDigits);
  const today = businessDateAt(nowMs, setting.timeZone);
  const given: MembershipItem[] = [];

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

  /** A value that is neither undefined nor refused: what stands for the row's words in the database. */
  function references(db: ReadableDB, { route, operator }: CustomerEntry): Partial<CustomerRow> {
    const routeId = route === '' ? undefined : findRouteByCode(db, route)?.id;
    const ownerOperatorId = operator === '' ? undefined : findOperatorByLogin(db, operator)?.id;
    return {
      ...(routeId === undefined ? {} : { routeId }),
      ...(ownerOperatorId === undefined ? {} : { ownerOperatorId }),
    };
  }

  function isStored(db: ReadableDB, entry: CustomerEntry, customer: CustomerRow): boolean {
    const wanted = { ...entry.values, ...references(db, entry) };
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

  function write(tx: WritableDB, code: string, entry: CustomerEntry, customerId: string | null): number {
    const id = customerId ?? newId();
    const stored = customerId === null ? undefined : findCustomerByCode(tx, code);
    const values = { ...entry.values, ...references(tx, entry) };
    let searchId: number;
    // What the file says nothing of stays as it is: it need not be read.
    const parts = (): object => ({
      ...(entry.phones.length > 0
        ? { phones: phonesOf(tx, id).map(({ number, label, dead }) => ({ number, label, dead: dead === 1 })) }
        : {}),
      ...(entry.skills ? { skills: skillsOfCustomer(tx, id) } : {}),
    });
    const before = stored && parts();
    if (stored) {
      updateCustomer(tx, id, { ...values, updatedAtMs: nowMs });
      searchId = stored.searchId;
    } else {
      searchId = insertCustomer(tx, { name: code, ...values, id, code, createdAtMs: nowMs });
    }
    writePhones(tx, id, entry.phones);
    if (entry.skills) putCustomerSkills(tx, id, skillsOfCustomer(tx, id), skillIdsOf(tx, entry.skills));
    if (stored) tellChanged(tx, setting, ['customer', id], { ...stored, ...before }, { ...values, ...parts() });
    for (const [type, classCode] of Object.entries(entry.classes)) {
      if (classCodeAt(tx, id, type, today) === classCode) continue;
      const classTypeId = findClassType(tx, type) ?? made((typeId) => insertImportedClassType(tx, typeId, type));
      const classId =
        findClass(tx, classTypeId, classCode) ??
        made((newClassId) => insertImportedClass(tx, newClassId, classTypeId, classCode));
      const asked = { classId, validFrom: today, validTo: null, planned: 'keep' as const };
      const { validTo } = planClassChange(membershipsOfType(tx, id, classTypeId), asked);
      given.push({ customerId: id, classTypeId, classId, validFrom: today, validTo, reason: null });
    }
    return searchId;
  }

  function made(insert: (id: string) => void): string {
    const id = newId();
    insert(id);
    return id;
  }

  /** A number that stays keeps its label and whether it is dead. */
  function writePhones(tx: WritableDB, customerId: string, numbers: readonly string[]): void {
    if (numbers.length === 0) return;
    const stored = phonesOf(tx, customerId);
    const phones = numbers.map((number, index): PhoneRow => {
      const kept = stored.find((phone) => phone.number === number);
      const fresh = { id: newId(), label: null, dead: 0 } as const;
      return { ...(kept ?? fresh), customerId, number, position: index + 1 };
    });
    if (stored.length > 0) replacePhones(tx, customerId, phones);
    else for (const phone of phones) insertPhone(tx, phone);
  }

  function writeClasses(tx: WritableDB): void {
    if (given.length === 0) return;
    const { importId: id, fileName: reason, actor } = setting;
    const customers = new Set(given.map((item) => item.customerId)).size;
    const by = { byId: actor.id, byName: actor.name };
    insertClassChange(tx, { id, source: 'file', atMs: nowMs, ...by, reason, customers });
    for (let at = 0; at < given.length; at += CLASSES_A_STEP) {
      writeMemberships(tx, given.slice(at, at + CLASSES_A_STEP), id);
    }
  }

  return {
    stage: stageEntries(staging, read, ({ code }) => code),
    quantityIn: () => 0,
    resolve(db) {
      beginComparison(db);
      for (const staged of eachEntry(db, 'main')) {
        const entry = JSON.parse(staged.entry) as CustomerEntry;
        const customer = findCustomerByCode(db, staged.code);
        if (customer && isStored(db, entry, customer)) {
          markStored(db, staged.line, customer.id);
          continue;
        }
        const refusal = refusalOf(db, entry, customer);
        if (refusal) refuseEntry(db, staged.line, refusal.reason, refusal.params);
        else if (customer) markChanged(db, staged.line, customer.id);
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
    commit(tx) {
      const touched: number[] = [];
      for (const { code, entry, entityId } of eachEntry(tx, 'staged')) {
        const parsed = JSON.parse(entry) as CustomerEntry;
        if (createRoutes && parsed.route !== '' && !findRouteByCode(tx, parsed.route)) {
          insertRoute(tx, { id: newId(), code: parsed.route, name: parsed.route, teamId: null, madeUp: 0 });
        }
        touched.push(write(tx, code, parsed, entityId));
      }
      for (const [from, to] of runsOf(touched)) indexCustomers(tx, from, to);
      writeClasses(tx);
      freeUnskilledCalls(tx);
    },
  };
}

/** In an order of their own, each once: a code and a name may mean the same. */
function skillIdsOf(db: ReadableDB, words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => findSkillInUse(db, word)?.id ?? []))].sort();
}

/** Neighbouring numbers as ranges, both ends included. */
function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && number <= last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
