import type { ReadableDB } from '../../../db/connection.ts';
import {
  type CustomerView,
  countListed,
  customerChoices,
  customersBySearchId,
  listCustomers,
} from '../../../db/customer-list.ts';
import { searchCustomers } from '../../../db/customer-search.ts';
import { companySettings } from '../../../db/settings.ts';
import type {
  CustomerChoices,
  CustomerFilter,
  CustomerListRow,
  CustomerSearchHit,
} from '../../../shared/contract/customers.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { maskNumber } from '../../../shared/domain/customers/mask-number.ts';
import type { Actor, ReadContext } from '../services.ts';
import { weekdaysOf } from './read-customer-card.ts';
import { seesNumbersOf, shownPhones } from './visible-phones.ts';

/** A list narrowed by a text shows the best so many; nobody reads further. */
const MOST_BY_TEXT = 1000;

/** Search over all customers, whoever asks: an operator may get a call from any of them. Best first. */
export function findCustomers(
  db: ReadableDB,
  ctx: ReadContext,
  input: { readonly text: string; readonly limit: number },
): CustomerSearchHit[] {
  const searchIds = searchCustomers(db, input.text, input.limit);
  return customersBySearchId(db, searchIds).map(({ searchId: _, teamId, ...customer }) => ({
    ...customer,
    phones: shownPhones(db, customer.id, seesNumbersOf(ctx.actor, teamId)),
  }));
}

/** How many customers a filter shows, within what the asker may see. */
export function countCustomersListed(db: ReadableDB, ctx: ReadContext, filter: CustomerFilter): { total: number } {
  return { total: countListed(db, viewOf(ctx.actor), asked(db, ctx, filter), foundBy(db, filter)) };
}

/** One page of the list of customers, within what the asker may see. */
export function listCustomersPage(
  db: ReadableDB,
  ctx: ReadContext,
  input: CustomerFilter & { readonly limit: number; readonly offset: number },
): CustomerListRow[] {
  const { limit, offset, ...filter } = input;
  const rows = listCustomers(db, viewOf(ctx.actor), asked(db, ctx, filter), foundBy(db, filter), limit, offset);
  return rows.map(({ teamId, routeWeekdays, phone, doNotCall, madeUp, orderWeekdays, ...row }) => ({
    ...row,
    orderWeekdays: weekdaysOf(orderWeekdays, routeWeekdays?.split(',').map(Number) ?? []),
    phone: phone === null || seesNumbersOf(ctx.actor, teamId) ? phone : maskNumber(phone),
    doNotCall: doNotCall === 1,
    madeUp: madeUp !== null,
  }));
}

export function readCustomerChoices(db: ReadableDB): CustomerChoices {
  return customerChoices(db);
}

function viewOf({ scope, operatorId, teamId }: Actor): CustomerView {
  return { scope, operatorId, teamId };
}

function asked(db: ReadableDB, ctx: ReadContext, { text: _, ...filter }: CustomerFilter) {
  return { ...filter, date: businessDateAt(ctx.nowMs, companySettings(db).timeZone) };
}

function foundBy(db: ReadableDB, { text }: CustomerFilter): number[] | null {
  return text === '' ? null : searchCustomers(db, text, MOST_BY_TEXT);
}
