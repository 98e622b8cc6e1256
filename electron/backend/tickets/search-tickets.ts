import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { customersBySearchId } from '../../../db/customer-list.ts';
import { searchCustomers } from '../../../db/customer-search.ts';
import { phonesOf } from '../../../db/customers.ts';
import { fold } from '../../../db/text-search.ts';
import { numberDigits, searchTickets as searchWords, ticketsOfCustomers } from '../../../db/ticket-search.ts';
import type { SearchTicketsInput, ticketHits } from '../../../shared/contract/ticket-lists.ts';
import { maskNumber } from '../../../shared/domain/customers/mask-number.ts';
import { excerptOf } from '../../../shared/domain/tickets/excerpt.ts';
import { seesNumbersOf } from '../customers/visible-phones.ts';
import type { Query, ReadContext } from '../services.ts';
import { askedTickets } from './asked-tickets.ts';
import { type Found, foundInWords, type Wanted } from './found-in-words.ts';
import { ticketLines } from './list-tickets.ts';

/** Customers that a text finds, the best so many; the cases of further ones are found by a longer text. */
const MOST_CUSTOMERS = 200;
/** Fewer digits are no phone, but part of a case's number or an amount. */
const LEAST_DIGITS = 5;

/**
 * Cases by number, phone, customer or words, within a filter and the asker's reach: the one with that number first, then the
 * newest, each with where it was found. Who may not see whole numbers finds by a whole one only, and gets it masked.
 * Error: `not-found/category-unknown`.
 */
export const searchTickets: Query<SearchTicketsInput, z.input<typeof ticketHits>> = (
  db,
  ctx,
  { text, limit, ...filter },
) => {
  const { view, asked } = askedTickets(db, ctx, filter);
  const needle = fold(text);
  const digits = numberDigits(text);
  const isNumber = digits.length >= LEAST_DIGITS && /^\d+$/.test(digits);
  const wanted: Wanted = { needle, digits: isNumber ? digits : null };
  if (needle === '') return { rows: [], more: false };
  const most = limit + 1;
  const customers = customersFound(db, ctx, text, wanted);
  const ids = new Set(ticketsOfCustomers(db, view, asked, [...customers.keys()], most));
  for (const each of new Set([needle, wanted.digits ?? needle])) {
    for (const id of searchWords(db, view, asked, each, most)) ids.add(id);
  }
  const newest = [...ids].sort((a, b) => b - a).slice(0, most);
  const found = foundInWords(db, ctx, wanted, newest);
  const lines = ticketLines(db, ctx.nowMs, newest);
  const hits = lines.flatMap((line, at) => {
    const where = found[at] ?? (line.customerId === null ? undefined : customers.get(line.customerId));
    return where === undefined ? [] : [{ ...line, ...where }];
  });
  const isExact = ({ number }: { readonly number: string }) => fold(number) === needle;
  const rows = hits.slice(0, limit).toSorted((a, b) => Number(isExact(b)) - Number(isExact(a)));
  return { rows, more: newest.length > limit };
};

/** Customers that the text finds in what the asker may see of them, by id, with where. */
function customersFound(
  db: ReadableDB,
  { actor }: ReadContext,
  text: string,
  { needle, digits }: Wanted,
): ReadonlyMap<string, Found> {
  const isDigits = /^\d+$/.test(numberDigits(text));
  const found = new Map<string, Found>();
  for (const { id, code, name, teamId } of customersBySearchId(db, searchCustomers(db, text, MOST_CUSTOMERS))) {
    const label = `${code} ${name}`;
    const excerpt = excerptOf(label, needle);
    if (excerpt) found.set(id, { foundIn: 'customer', ...excerpt });
    else if (!isDigits) found.set(id, { foundIn: 'customer', before: label, match: '', after: '' });
    else {
      const isSeen = seesNumbersOf(actor, teamId);
      const phone = phonesOf(db, id).find(({ number }) =>
        isSeen ? number.includes(digits ?? needle) : number === digits,
      );
      if (!phone) continue;
      const match = isSeen ? phone.number : maskNumber(phone.number);
      found.set(id, { foundIn: 'phone', before: '', match, after: '' });
    }
  }
  return found;
}
