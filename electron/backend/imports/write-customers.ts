import { type MembershipItem, membershipsOfType, writeMemberships } from '../../../db/class-memberships.ts';
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
import { findOperatorByLogin } from '../../../db/operators.ts';
import { findRouteByCode, insertRoute } from '../../../db/routes.ts';
import { findSkillInUse } from '../../../db/skills.ts';
import { planClassChange } from '../../../shared/domain/classes/plan-class-change.ts';
import type { CustomerEntry } from '../../../shared/domain/imports/read-customer-row.ts';
import { type ToldImport, tellChanged } from './tell-changed.ts';

/** Written at once, so that the list of them stays small. */
const CLASSES_A_STEP = 5000;

/** What writing customers needs to know of their import. It can be kept as JSON. */
export interface CustomerWriting extends ToldImport {
  readonly importId: string;
  /** From when the classes hold. */
  readonly today: string;
  readonly createRoutes: boolean;
  readonly createClasses: boolean;
}

/** A row of the file that is to be written. */
export interface CustomerToWrite {
  readonly code: string;
  /** A `CustomerEntry` as JSON. */
  readonly entry: string;
}

/**
 * Writes customers as a file has them: what is stored gets what the file says and keeps the rest, whatever became of it
 * since the file was compared. A class holds from the import's date until a later one that is planned; the change of
 * classes that the import is must be there. `end` belongs into the transaction of the rows before it: only then can they
 * be found, and hold their classes.
 */
export function customerWriter(
  writing: CustomerWriting,
  newId: () => string,
): { write(tx: WritableDB, row: CustomerToWrite): void; end(tx: WritableDB): void } {
  const { nowMs, today, createRoutes, createClasses } = writing;
  let touched: number[] = [];
  let given: MembershipItem[] = [];

  function made(insert: (id: string) => void): string {
    const id = newId();
    insert(id);
    return id;
  }

  /** A number that stays keeps its label and whether it is dead. */
  function writePhones(
    tx: WritableDB,
    customerId: string,
    numbers: readonly string[],
    stored: readonly PhoneRow[],
  ): readonly PhoneRow[] {
    const phones = numbers.map((number, index): PhoneRow => {
      const kept = stored.find((phone) => phone.number === number);
      const fresh = { id: newId(), label: null, dead: 0 } as const;
      return { ...(kept ?? fresh), customerId, number, position: index + 1 };
    });
    if (stored.length > 0) replacePhones(tx, customerId, phones);
    else for (const phone of phones) insertPhone(tx, phone);
    return phones;
  }

  function giveClasses(tx: WritableDB, customerId: string, classes: CustomerEntry['classes']): void {
    for (const [type, code] of Object.entries(classes)) {
      if (classCodeAt(tx, customerId, type, today) === code) continue;
      const typeId = findClassType(tx, type);
      const classTypeId = typeId ?? (createClasses ? made((id) => insertImportedClassType(tx, id, type)) : undefined);
      if (classTypeId === undefined) continue;
      const known = findClass(tx, classTypeId, code);
      const classId =
        known ?? (createClasses ? made((id) => insertImportedClass(tx, id, classTypeId, code)) : undefined);
      if (classId === undefined) continue;
      const asked = { classId, validFrom: today, validTo: null, planned: 'keep' as const };
      const { validTo } = planClassChange(membershipsOfType(tx, customerId, classTypeId), asked);
      given.push({ customerId, classTypeId, classId, validFrom: today, validTo, reason: null });
    }
  }

  return {
    write(tx, { code, entry }) {
      const parsed = JSON.parse(entry) as CustomerEntry;
      if (createRoutes && parsed.route !== '' && !findRouteByCode(tx, parsed.route)) {
        insertRoute(tx, { id: newId(), code: parsed.route, name: parsed.route, teamId: null, madeUp: 0 });
      }
      const stored = findCustomerByCode(tx, code);
      const id = stored?.id ?? newId();
      const values = { ...parsed.values, ...customerReferences(tx, parsed) };
      if (stored) updateCustomer(tx, id, { ...values, updatedAtMs: nowMs });
      const searchId = stored?.searchId ?? insertCustomer(tx, { name: code, ...values, id, code, createdAtMs: nowMs });
      // What the file says nothing of stays as it is: it need not be read.
      const before: Record<string, unknown> = {};
      const after: Record<string, unknown> = {};
      if (parsed.phones.length > 0) {
        const had = stored ? phonesOf(tx, id) : [];
        before.phones = toldPhones(had);
        after.phones = toldPhones(writePhones(tx, id, parsed.phones, had));
      }
      if (parsed.skills) {
        const had = skillsOfCustomer(tx, id);
        before.skills = had;
        putCustomerSkills(tx, id, had, skillIdsOf(tx, parsed.skills));
        after.skills = skillsOfCustomer(tx, id);
      }
      if (stored) tellChanged(tx, writing, ['customer', id], { ...stored, ...before }, { ...values, ...after });
      giveClasses(tx, id, parsed.classes);
      touched.push(searchId);
    },
    end(tx) {
      for (const [from, to] of runsOf(touched)) indexCustomers(tx, from, to);
      for (let at = 0; at < given.length; at += CLASSES_A_STEP) {
        writeMemberships(tx, given.slice(at, at + CLASSES_A_STEP), writing.importId);
      }
      touched = [];
      given = [];
    },
  };
}

/** True for an entry with a class that the customer does not hold on that date; a new one holds none. */
export function givesClass(
  db: ReadableDB,
  { classes }: CustomerEntry,
  customer: CustomerRow | undefined,
  today: string,
): boolean {
  return Object.entries(classes).some(
    ([type, code]) => customer === undefined || classCodeAt(db, customer.id, type, today) !== code,
  );
}

/** What stands for the row's words in the database. */
export function customerReferences(db: ReadableDB, { route, operator }: CustomerEntry): Partial<CustomerRow> {
  const routeId = route === '' ? undefined : findRouteByCode(db, route)?.id;
  const ownerOperatorId = operator === '' ? undefined : findOperatorByLogin(db, operator)?.id;
  return {
    ...(routeId === undefined ? {} : { routeId }),
    ...(ownerOperatorId === undefined ? {} : { ownerOperatorId }),
  };
}

/** In an order of their own, each once: a code and a name may mean the same. */
export function skillIdsOf(db: ReadableDB, words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => findSkillInUse(db, word)?.id ?? []))].sort();
}

function toldPhones(phones: readonly PhoneRow[]): object[] {
  return phones.map(({ number, label, dead }) => ({ number, label, dead: dead === 1 }));
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
