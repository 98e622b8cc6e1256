import { nameInitials } from '../shared/domain/customers/initials.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface CustomerRow {
  readonly searchId: number;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Pinyin initials, readings separated by blanks; made from the name, never written by hand. */
  readonly initials: string;
  readonly licenceNumber: string | null;
  readonly contact: string | null;
  readonly address: string | null;
  readonly area: string | null;
  readonly customerManager: string | null;
  readonly routeId: string | null;
  /** RFC 5545 weekday codes in ISO order ('TU', 'MO,TH'); null: the route's own day when it has just one. */
  readonly orderWeekdays: string | null;
  readonly cycleAnchor: string | null;
  readonly ownerId: string | null;
  readonly ownerOperatorId: string | null;
  readonly deputyOperatorId: string | null;
  readonly preferredFromMinute: number | null;
  readonly preferredToMinute: number | null;
  readonly status: 'active' | 'closed';
  readonly doNotCall: 0 | 1;
  readonly depositMinor: number | null;
  readonly creditLimitMinor: number | null;
  /** Where a delivery is deducted from: digits and letters without blanks. */
  readonly settlementAccount: string | null;
  readonly note: string | null;
  /** What a trial made up: 'phone,route,weekday,anchor'; null for real data. */
  readonly madeUp: string | null;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** What a writer must know of a new customer; everything else is empty unless given. */
export type NewCustomer = Pick<CustomerRow, 'id' | 'code' | 'name' | 'createdAtMs'> &
  Partial<Omit<CustomerRow, 'searchId' | 'initials'>>;

/** The parts of a customer that may change. `code` is its key and stays. */
export type CustomerChange = Partial<Omit<CustomerRow, 'searchId' | 'id' | 'code' | 'initials' | 'createdAtMs'>> & {
  readonly updatedAtMs: number;
};

export interface PhoneRow {
  readonly id: string;
  readonly customerId: string;
  /** From 1, in the order they are dialed. */
  readonly position: number;
  /** Digits only. */
  readonly number: string;
  readonly label: string | null;
  readonly dead: 0 | 1;
}

const COLUMNS = `search_id AS searchId, id, code, name, initials, licence_number AS licenceNumber, contact, address, area,
  customer_manager AS customerManager, route_id AS routeId, order_weekdays AS orderWeekdays, cycle_anchor AS cycleAnchor,
  owner_id AS ownerId, owner_operator_id AS ownerOperatorId, deputy_operator_id AS deputyOperatorId,
  preferred_from_minute AS preferredFromMinute, preferred_to_minute AS preferredToMinute, status,
  do_not_call AS doNotCall, deposit_minor AS depositMinor, credit_limit_minor AS creditLimitMinor,
  settlement_account AS settlementAccount, note,
  made_up AS madeUp, created_at_ms AS createdAtMs, updated_at_ms AS updatedAtMs`;

const EMPTY: Omit<CustomerRow, 'searchId' | 'id' | 'code' | 'name' | 'initials' | 'createdAtMs' | 'updatedAtMs'> = {
  licenceNumber: null,
  contact: null,
  address: null,
  area: null,
  customerManager: null,
  routeId: null,
  orderWeekdays: null,
  cycleAnchor: null,
  ownerId: null,
  ownerOperatorId: null,
  deputyOperatorId: null,
  preferredFromMinute: null,
  preferredToMinute: null,
  status: 'active',
  doNotCall: 0,
  depositMinor: null,
  creditLimitMinor: null,
  settlementAccount: null,
  note: null,
  madeUp: null,
};

/**
 * Inserts a customer with the initials of its name; returns its search id. It is found by search only after
 * `indexCustomers` (db/customer-search.ts) ran over that id, once its phones are in.
 */
export function insertCustomer(tx: WritableDB, customer: NewCustomer): number {
  const row = { updatedAtMs: customer.createdAtMs, ...EMPTY, ...customer, initials: initialsOf(customer) };
  const { lastInsertRowid } = sql<Omit<CustomerRow, 'searchId'>>(
    tx,
    `INSERT INTO customer (id, code, name, initials, licence_number, contact, address, area, customer_manager, route_id,
       order_weekdays, cycle_anchor, owner_id, owner_operator_id, deputy_operator_id, preferred_from_minute,
       preferred_to_minute, status, do_not_call, deposit_minor, credit_limit_minor, settlement_account, note, made_up,
       created_at_ms, updated_at_ms)
     VALUES (@id, @code, @name, @initials, @licenceNumber, @contact, @address, @area, @customerManager, @routeId,
       @orderWeekdays, @cycleAnchor, @ownerId, @ownerOperatorId, @deputyOperatorId, @preferredFromMinute,
       @preferredToMinute, @status, @doNotCall, @depositMinor, @creditLimitMinor, @settlementAccount, @note, @madeUp,
       @createdAtMs, @updatedAtMs)`,
  ).run(row);
  return Number(lastInsertRowid);
}

/** Sets deposit and credit limit, in minor units; what is absent stays. */
export function setBalance(
  tx: WritableDB,
  id: string,
  { depositMinor, creditLimitMinor }: { readonly depositMinor?: number; readonly creditLimitMinor?: number },
  atMs: number,
): void {
  sql<[number | null, number | null, number, string]>(
    tx,
    `UPDATE customer SET deposit_minor = coalesce(?, deposit_minor), credit_limit_minor = coalesce(?, credit_limit_minor),
       updated_at_ms = ? WHERE id = ?`,
  ).run(depositMinor ?? null, creditLimitMinor ?? null, atMs, id);
}

/**
 * Writes what `change` holds over the stored row; returns false when there is no such customer. A changed name gets
 * new initials; after a change of name the caller indexes the customer again.
 */
export function updateCustomer(tx: WritableDB, id: string, change: CustomerChange): boolean {
  const stored = findCustomer(tx, id);
  if (!stored) return false;
  const merged = { ...stored, ...change };
  sql<CustomerRow>(
    tx,
    `UPDATE customer SET name = @name, initials = @initials, licence_number = @licenceNumber, contact = @contact,
       address = @address, area = @area, customer_manager = @customerManager, route_id = @routeId,
       order_weekdays = @orderWeekdays, cycle_anchor = @cycleAnchor, owner_id = @ownerId,
       owner_operator_id = @ownerOperatorId, deputy_operator_id = @deputyOperatorId,
       preferred_from_minute = @preferredFromMinute, preferred_to_minute = @preferredToMinute, status = @status,
       do_not_call = @doNotCall, deposit_minor = @depositMinor, credit_limit_minor = @creditLimitMinor,
       settlement_account = @settlementAccount, note = @note, made_up = @madeUp, updated_at_ms = @updatedAtMs
     WHERE id = @id`,
  ).run({ ...merged, initials: initialsOf(merged) });
  return true;
}

export function findCustomer(db: ReadableDB, id: string): CustomerRow | undefined {
  return sql<[string], CustomerRow>(db, `SELECT ${COLUMNS} FROM customer WHERE id = ?`).get(id);
}

export function findCustomerByCode(db: ReadableDB, code: string): CustomerRow | undefined {
  return sql<[string], CustomerRow>(db, `SELECT ${COLUMNS} FROM customer WHERE code = ?`).get(code);
}

export function countCustomers(db: ReadableDB): number {
  return sql<[], number>(db, 'SELECT count(*) FROM customer').pluck().get() ?? 0;
}

export function insertPhone(tx: WritableDB, phone: PhoneRow): void {
  sql<PhoneRow>(
    tx,
    `INSERT INTO customer_phone (id, customer_id, position, number, label, dead)
     VALUES (@id, @customerId, @position, @number, @label, @dead)`,
  ).run(phone);
}

/** Phones of a customer in the order they are dialed, dead ones included. */
export function phonesOf(db: ReadableDB, customerId: string): PhoneRow[] {
  return sql<[string], PhoneRow>(
    db,
    `SELECT id, customer_id AS customerId, position, number, label, dead
       FROM customer_phone WHERE customer_id = ? ORDER BY position`,
  ).all(customerId);
}

/** Replaces all phones of a customer; the caller indexes the customer again. */
export function replacePhones(tx: WritableDB, customerId: string, phones: readonly PhoneRow[]): void {
  sql<[string]>(tx, 'DELETE FROM customer_phone WHERE customer_id = ?').run(customerId);
  for (const phone of phones) insertPhone(tx, phone);
}

/** Whose phone it is, as people say it; null: nothing. */
export function setPhoneLabel(tx: WritableDB, phoneId: string, label: string | null, atMs: number): void {
  sql<[string | null, string]>(tx, 'UPDATE customer_phone SET label = ? WHERE id = ?').run(label, phoneId);
  sql<[number, string]>(
    tx,
    'UPDATE customer SET updated_at_ms = ? WHERE id = (SELECT customer_id FROM customer_phone WHERE id = ?)',
  ).run(atMs, phoneId);
}

/** Everyone who has this number (digits), for an incoming call and for shops that share a phone. */
export function customersWithPhone(db: ReadableDB, number: string): CustomerRow[] {
  return sql<[string], CustomerRow>(
    db,
    `SELECT ${COLUMNS} FROM customer
      WHERE id IN (SELECT customer_id FROM customer_phone WHERE number = ?) ORDER BY code`,
  ).all(number);
}

/** A retailer registered under its owner's own name is read as a person, every other name as a company. */
function initialsOf({
  name,
  contact,
}: {
  readonly name: string;
  readonly contact?: string | null | undefined;
}): string {
  return nameInitials(name, contact === name ? 'person' : 'company');
}
