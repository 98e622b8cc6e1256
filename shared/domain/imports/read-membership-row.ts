import type { BoundMapping } from './bind-mapping.ts';
import { type Rejected, reject } from './read-order-row.ts';

/** That a customer holds a class for some days, as the file says it. */
export interface MembershipEntry {
  readonly customer: string;
  /** Code or name of the class type; empty: the company's main one. */
  readonly classType: string;
  /** Code or name of the class. */
  readonly class: string;
  readonly validFrom: string;
  /** The last day; null: until a later row of the file or something stored begins. */
  readonly validTo: string | null;
  /** Empty: the name of the file. */
  readonly why: string;
}

const MOST_CODE = 64;
const MOST_REASON = 200;

/** `today`: where the file does not say from when. */
export function membershipRowReader(
  bound: BoundMapping,
  today: string,
): (cells: readonly string[]) => MembershipEntry | Rejected {
  const customerCell = bound.cell('customer');
  const typeCell = bound.cell('classType');
  const classCell = bound.cell('classCode');
  const fromCell = bound.cell('validFrom');
  const toCell = bound.cell('validTo');
  const reasonCell = bound.cell('reason');
  const readFrom = bound.date('validFrom');
  const readTo = bound.date('validTo');

  return (cells) => {
    if (cells.length !== bound.width) return reject('wrong-width', { found: cells.length, expected: bound.width });
    const customer = customerCell(cells);
    if (customer === '') return reject('missing-customer');
    const classCode = classCell(cells);
    if (classCode === '') return reject('missing-class');
    const classType = typeCell(cells);
    for (const code of [customer, classType, classCode]) {
      if (code.length > MOST_CODE) return reject('too-long', { value: `${code.slice(0, 20)}…`, most: MOST_CODE });
    }
    const why = reasonCell(cells);
    if (why.length > MOST_REASON) {
      return reject('too-long', { value: `${why.slice(0, 20)}…`, most: MOST_REASON });
    }
    const fromText = plain(fromCell(cells));
    const toText = plain(toCell(cells));
    const from = fromText === '' ? { date: today } : readFrom(fromText);
    if (from === null) return reject('bad-date', { value: fromText });
    const to = toText === '' ? null : readTo(toText);
    if (toText !== '' && to === null) return reject('bad-date', { value: toText });
    if (to !== null && to.date < from.date) return reject('dates-backwards', { from: from.date, to: to.date });
    return { customer, classType, class: classCode, validFrom: from.date, validTo: to?.date ?? null, why };
  };
}

/** Full-width digits and letters as the plain ones. */
export function plain(text: string): string {
  return text.normalize('NFKC').trim();
}
