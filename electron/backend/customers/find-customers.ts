import type { ReadableDB } from '../../../db/connection.ts';
import { countListed, customerChoices, customersBySearchId, listedIds, listRows } from '../../../db/customer-list.ts';
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
import type { ActionContext } from '../api/procedure.ts';
import type { ReadContext } from '../services.ts';
import { allListedIds, isLong, type ListRequest } from './listed-ids.ts';
import { weekdaysOf } from './read-customer-card.ts';
import { seesNumbersOf, shownPhones } from './visible-phones.ts';

/** A list narrowed by a text shows the best so many; nobody reads further. */
export const MOST_BY_TEXT = 1000;

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
export async function countCustomersListed(ctx: ActionContext, filter: CustomerFilter): Promise<{ total: number }> {
  const { db } = ctx.services;
  const request = requestOf(db, ctx, filter);
  if (isLong(db, request)) return { total: (await allListedIds(ctx.services, request)).length };
  return { total: countListed(db, request.view, request.asked, request.found) };
}

/** One page of the list of customers, within what the asker may see. */
export async function listCustomersPage(
  ctx: ActionContext,
  input: CustomerFilter & { readonly limit: number; readonly offset: number },
): Promise<CustomerListRow[]> {
  const { limit, offset, ...filter } = input;
  const { db } = ctx.services;
  const request = requestOf(db, ctx, filter);
  const searchIds = isLong(db, request)
    ? (await allListedIds(ctx.services, request)).subarray(offset, offset + limit)
    : listedIds(db, request.view, request.asked, request.found, limit, offset);
  const { date, classOn } = request.asked;
  return listRows(db, [...searchIds], date, classOn ?? date).map(
    ({ teamId, routeWeekdays, phone, doNotCall, madeUp, orderWeekdays, ...row }) => ({
      ...row,
      orderWeekdays: weekdaysOf(orderWeekdays, routeWeekdays?.split(',').map(Number) ?? []),
      phone: phone === null || seesNumbersOf(ctx.actor, teamId) ? phone : maskNumber(phone),
      doNotCall: doNotCall === 1,
      madeUp: madeUp !== null,
    }),
  );
}

export function readCustomerChoices(db: ReadableDB): CustomerChoices {
  return customerChoices(db);
}

/** What a filter stands for, within what the asker may see. */
export function requestOf(db: ReadableDB, ctx: ReadContext, { text, ...filter }: CustomerFilter): ListRequest {
  const { scope, operatorId, teamId } = ctx.actor;
  return {
    view: { scope, operatorId, teamId },
    asked: { ...filter, date: businessDateAt(ctx.nowMs, companySettings(db).timeZone) },
    found: text === '' ? null : searchCustomers(db, text, MOST_BY_TEXT),
  };
}
