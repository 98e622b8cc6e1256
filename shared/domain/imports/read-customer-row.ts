import { readPreferredHour } from '../customers/preferred-hour.ts';
import { readAccount } from '../customers/settlement-account.ts';
import type { BoundMapping } from './bind-mapping.ts';
import { classTypeOfField } from './fields.ts';
import {
  lineAmountMinor,
  readDecimal,
  readPhone,
  readStatus,
  readWeekdays,
  readWords,
  readYesNo,
} from './read-cell.ts';
import { type Rejected, reject } from './read-order-row.ts';

/** What a file may say of a customer. An empty cell says nothing: a stored value stays as it is. */
export interface CustomerValues {
  name?: string;
  contact?: string;
  licenceNumber?: string;
  address?: string;
  area?: string;
  /** Business key of the person; several shops may have the same. */
  ownerId?: string;
  customerManager?: string;
  settlementAccount?: string;
  note?: string;
  orderWeekdays?: string;
  cycleAnchor?: string;
  preferredFromMinute?: number;
  preferredToMinute?: number;
  status?: 'active' | 'closed';
  doNotCall?: 0 | 1;
  depositMinor?: number;
  creditLimitMinor?: number;
}

export interface CustomerEntry {
  readonly code: string;
  readonly values: CustomerValues;
  /** In the order they are dialed; empty: the file says nothing of phones. */
  readonly phones: readonly string[];
  /** Code of the route; '' when the file does not say. */
  readonly route: string;
  /** Login of the customer's own operator; '' when the file does not say. */
  readonly operator: string;
  /** Codes or names of the skills that its calls need; empty: none any more; null: the file does not say. */
  readonly skills: readonly string[] | null;
  /** Class type's code and class's code. */
  readonly classes: Readonly<Record<string, string>>;
}

const TEXTS = ['name', 'contact', 'licenceNumber', 'address', 'area', 'ownerId', 'customerManager', 'note'] as const;
const AMOUNTS = [
  ['deposit', 'depositMinor'],
  ['creditLimit', 'creditLimitMinor'],
] as const;
const PHONES = ['phone1', 'phone2', 'phone3'] as const;
const MOST_CODE = 64;
const MOST_TEXT = 500;

/** `minorDigits`: decimals of the currency of deposit and credit. */
export function customerRowReader(
  bound: BoundMapping,
  minorDigits: number,
): (cells: readonly string[]) => CustomerEntry | Rejected {
  const cell = (name: string) => bound.cell(name);
  const code = cell('code');
  const texts = TEXTS.map((name) => [name, cell(name)] as const);
  const phoneCells = PHONES.map((name) => cell(name));
  const account = cell('settlementAccount');
  const weekdays = cell('orderWeekdays');
  const preferred = cell('preferredHour');
  const anchor = cell('cycleAnchor');
  const readAnchor = bound.date('cycleAnchor');
  const status = cell('status');
  const doNotCall = cell('doNotCall');
  const amounts = AMOUNTS.map(([field, target]) => [field, target, cell(field)] as const);
  const route = cell('route');
  const operator = cell('operator');
  const skills = cell('skills');
  const classCells = bound.names.flatMap((name) => {
    const type = classTypeOfField(name);
    return type === null ? [] : [[type, cell(name)] as const];
  });

  return (cells) => {
    if (cells.length !== bound.width) return reject('wrong-width', { found: cells.length, expected: bound.width });
    const values: CustomerValues = {};
    const customerCode = code(cells);
    if (customerCode === '') return reject('missing-code');
    if (customerCode.length > MOST_CODE) {
      return reject('too-long', { value: `${customerCode.slice(0, 20)}…`, most: MOST_CODE });
    }
    for (const [name, read] of texts) {
      const text = read(cells);
      if (text.length > MOST_TEXT) return reject('too-long', { value: `${text.slice(0, 20)}…`, most: MOST_TEXT });
      if (text !== '') values[name] = text;
    }
    if (values.name === undefined) return reject('missing-name');

    const accountText = account(cells);
    if (accountText !== '') {
      const read = readAccount(accountText);
      if (read === null) return reject('bad-account', { value: accountText.slice(0, 40) });
      values.settlementAccount = read;
    }

    const phones: string[] = [];
    for (const read of phoneCells) {
      const text = read(cells);
      if (text === '') continue;
      const number = readPhone(text);
      if (number === null) return reject('bad-phone', { value: text });
      if (!phones.includes(number)) phones.push(number);
    }

    const weekdayText = weekdays(cells);
    if (weekdayText !== '') {
      const read = readWeekdays(weekdayText);
      if (read === null) return reject('bad-weekdays', { value: weekdayText });
      values.orderWeekdays = read;
    }
    const hourText = preferred(cells);
    if (hourText !== '') {
      const hour = readPreferredHour(hourText);
      if (hour === null) return reject('bad-hours', { value: hourText });
      values.preferredFromMinute = hour.fromMinute;
      values.preferredToMinute = hour.toMinute;
    }
    const anchorText = anchor(cells);
    if (anchorText !== '') {
      const read = readAnchor(anchorText);
      if (read === null) return reject('bad-date', { value: anchorText });
      values.cycleAnchor = read.date;
    }
    const statusText = status(cells);
    if (statusText !== '') {
      const read = readStatus(statusText);
      if (read === null) return reject('bad-word', { field: 'status', value: statusText });
      values.status = read;
    }
    const doNotCallText = doNotCall(cells);
    if (doNotCallText !== '') {
      const read = readYesNo(doNotCallText);
      if (read === null) return reject('bad-word', { field: 'doNotCall', value: doNotCallText });
      values.doNotCall = read ? 1 : 0;
    }
    for (const [field, target, read] of amounts) {
      const text = read(cells);
      if (text === '') continue;
      const decimal = readDecimal(text);
      const amount = decimal && lineAmountMinor(decimal, 1, minorDigits);
      // A deposit may be overdrawn.
      if (amount === null || (amount < 0 && field === 'creditLimit'))
        return reject('bad-number', { field, value: text });
      values[target] = amount;
    }
    const classes: Record<string, string> = {};
    for (const [type, read] of classCells) {
      const text = read(cells);
      if (text !== '') classes[type] = text;
    }
    const places = { route: route(cells), operator: operator(cells), skills: readWords(skills(cells)) };
    return { code: customerCode, values, phones, ...places, classes };
  };
}
