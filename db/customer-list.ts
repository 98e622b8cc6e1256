import type { CustomerFilter } from '../shared/contract/customers.ts';
import { type ReadableDB, sql } from './connection.ts';

/** How far the asker sees: own and deputised customers, those of the team's routes, or all. */
export interface CustomerView {
  readonly scope: 'own' | 'team' | 'all';
  readonly operatorId: string;
  readonly teamId: string | null;
}

export interface CustomerListItem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly contact: string | null;
  readonly className: string | null;
  readonly routeName: string | null;
  readonly teamId: string | null;
  /** The customer's own weekdays, else null. */
  readonly orderWeekdays: string | null;
  /** Weekdays of the route's days, e.g. '1,4', as they hold on the date asked for. */
  readonly routeWeekdays: string | null;
  readonly ownerOperatorName: string | null;
  /** Digits of the first living phone. */
  readonly phone: string | null;
  readonly status: 'active' | 'closed';
  readonly doNotCall: 0 | 1;
  readonly madeUp: string | null;
}

/** A filter as of a business date; what its text finds is looked up before. */
export type AskedCustomers = Omit<CustomerFilter, 'text'> & { readonly date: string };
type Asked = AskedCustomers;

const HOLDS = `m.valid_from <= coalesce(@classOn, @date) AND (m.valid_to IS NULL OR m.valid_to >= coalesce(@classOn, @date))`;

/** What customers need that their own operator does not hold. */
const LACKING = `FROM customer_skill n JOIN skill k ON k.id = n.skill_id AND k.retired = 0
  JOIN customer own ON own.id = n.customer_id AND own.owner_operator_id IS NOT NULL
  WHERE NOT EXISTS (SELECT 1 FROM operator_skill h WHERE h.operator_id = own.owner_operator_id AND h.skill_id = n.skill_id)`;

/** Conditions that a filter needs, so that an absent one costs nothing; every text is one of a few. */
function conditions(view: CustomerView, asked: Asked): string {
  const wanted = ['1'];
  if (view.scope === 'own') {
    // Two indexes, one each: an OR over both would walk all customers in the order of their codes.
    wanted.push(`c.search_id IN (SELECT search_id FROM customer WHERE owner_operator_id = @operatorId
      UNION SELECT search_id FROM customer WHERE deputy_operator_id = @operatorId)`);
  }
  if (view.scope === 'team') wanted.push('c.route_id IN (SELECT id FROM route WHERE team_id = @teamId)');
  if (asked.routeId !== null) wanted.push('c.route_id = @routeId');
  if (asked.classId !== null) {
    wanted.push(`EXISTS (SELECT 1 FROM class_membership m
      WHERE m.customer_id = c.id AND m.class_id = @classId AND ${HOLDS})`);
  }
  if (asked.unclassedTypeId !== null) {
    wanted.push(`NOT EXISTS (SELECT 1 FROM class_membership m
      WHERE m.customer_id = c.id AND m.class_type_id = @unclassedTypeId AND ${HOLDS})`);
  }
  if (asked.area !== null) wanted.push('c.area = @area');
  if (asked.status !== 'all') wanted.push('c.status = @status');
  if (asked.mark === 'do-not-call') wanted.push('c.do_not_call = 1');
  if (asked.mark === 'made-up') wanted.push('c.made_up IS NOT NULL');
  if (asked.mark === 'no-phone') {
    wanted.push('NOT EXISTS (SELECT 1 FROM customer_phone p WHERE p.customer_id = c.id AND p.dead = 0)');
  }
  if (asked.mark === 'owner-lacks-skill') wanted.push(`c.id IN (SELECT n.customer_id ${LACKING})`);
  if (asked.skillId !== null) {
    wanted.push('c.id IN (SELECT customer_id FROM customer_skill WHERE skill_id = @skillId)');
  }
  return wanted.join(' AND ');
}

interface Params extends Asked, CustomerView {
  /** JSON list of search ids that a text found, or null without a text. */
  readonly ids: string | null;
  readonly limit: number;
  readonly offset: number;
}

function params(view: CustomerView, asked: Asked, found: readonly number[] | null, limit = 0, offset = 0): Params {
  return { ...view, ...asked, ids: found === null ? null : JSON.stringify(found), limit, offset };
}

/** Of the customers that a text found (`found`, else all), those that the filter shows. */
function source(found: readonly number[] | null): { from: string; order: string } {
  return found === null
    ? { from: 'customer c', order: 'c.code' }
    : { from: 'json_each(@ids) j JOIN customer c ON c.search_id = j.value', order: 'j.key' };
}

/** How many customers a filter shows; `found` are the search ids that its text found, null without a text. */
export function countListed(db: ReadableDB, view: CustomerView, asked: Asked, found: readonly number[] | null): number {
  const { from } = source(found);
  return (
    sql<Params, number>(db, `SELECT count(*) FROM ${from} WHERE ${conditions(view, asked)}`)
      .pluck()
      .get(params(view, asked, found)) ?? 0
  );
}

/** Search ids of a page in the order of codes, or of the search's ranking when there is a text. */
export function listedIds(
  db: ReadableDB,
  view: CustomerView,
  asked: Asked,
  found: readonly number[] | null,
  limit: number,
  offset: number,
): number[] {
  const { from, order } = source(found);
  return sql<Params, number>(
    db,
    `SELECT c.search_id FROM ${from} WHERE ${conditions(view, asked)} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
  )
    .pluck()
    .all(params(view, asked, found, limit, offset));
}

/** What a list shows of these customers, in this order; route days as they hold on `date`, classes as on `classOn`. */
export function listRows(
  db: ReadableDB,
  searchIds: readonly number[],
  date: string,
  classOn: string = date,
): CustomerListItem[] {
  return sql<{ ids: string; date: string; classOn: string }, CustomerListItem>(
    db,
    `SELECT c.id, c.code, c.name, c.contact, r.name AS routeName, r.team_id AS teamId, c.order_weekdays AS orderWeekdays,
       (SELECT group_concat(order_weekday) FROM route_day d WHERE d.route_id = c.route_id
          AND d.valid_from = (SELECT max(valid_from) FROM route_day WHERE route_id = c.route_id AND valid_from <= @date)
       ) AS routeWeekdays,
       o.name AS ownerOperatorName, c.status, c.do_not_call AS doNotCall, c.made_up AS madeUp,
       (SELECT k.name FROM class_membership m JOIN class k ON k.id = m.class_id JOIN class_type t ON t.id = m.class_type_id
         WHERE m.customer_id = c.id AND m.valid_from <= @classOn AND (m.valid_to IS NULL OR m.valid_to >= @classOn)
           AND t.group_rank IS NOT NULL
         ORDER BY t.group_rank LIMIT 1) AS className,
       (SELECT number FROM customer_phone p WHERE p.customer_id = c.id AND p.dead = 0 ORDER BY position LIMIT 1) AS phone
      FROM json_each(@ids) j JOIN customer c ON c.search_id = j.value
        LEFT JOIN route r ON r.id = c.route_id
        LEFT JOIN operator o ON o.id = c.owner_operator_id
      ORDER BY j.key`,
  ).all({ ids: JSON.stringify(searchIds), date, classOn });
}

/** Changes with every write of this connection and of any other: what was read before it may be old. */
export function dataVersion(db: ReadableDB): string {
  const own = sql<[], number>(db, 'SELECT total_changes()').pluck().get();
  return `${own} ${db.raw.pragma('data_version', { simple: true })}`;
}

export interface SearchedCustomer {
  readonly searchId: number;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly status: 'active' | 'closed';
  readonly routeName: string | null;
  readonly teamId: string | null;
  readonly address: string | null;
}

/** The customers behind search ids, in that order. */
export function customersBySearchId(db: ReadableDB, searchIds: readonly number[]): SearchedCustomer[] {
  return sql<[string], SearchedCustomer>(
    db,
    `SELECT c.search_id AS searchId, c.id, c.code, c.name, c.status, r.name AS routeName, r.team_id AS teamId, c.address
       FROM json_each(?) j JOIN customer c ON c.search_id = j.value LEFT JOIN route r ON r.id = c.route_id ORDER BY j.key`,
  ).all(JSON.stringify(searchIds));
}

const MOST_AREAS = 500;

/** Routes, classes, areas and active operators that customers belong to, in the order people look for them. */
export function customerChoices(db: ReadableDB): {
  routes: { id: string; code: string; name: string }[];
  classes: { id: string; name: string; typeId: string; typeName: string }[];
  areas: string[];
  operators: { id: string; name: string; login: string }[];
} {
  return {
    routes: sql<[], { id: string; code: string; name: string }>(
      db,
      'SELECT id, code, name FROM route ORDER BY code',
    ).all(),
    classes: sql<[], { id: string; name: string; typeId: string; typeName: string }>(
      db,
      `SELECT k.id, k.name, t.id AS typeId, t.name AS typeName FROM class k JOIN class_type t ON t.id = k.class_type_id
        ORDER BY t.group_rank IS NULL, t.group_rank, t.code, k.position, k.code`,
    ).all(),
    areas: sql<[number], string>(
      db,
      // From one area to the next in the index, so that a million customers cost no more than their areas.
      `WITH RECURSIVE areas(area) AS (
         SELECT min(area) FROM customer WHERE area IS NOT NULL
         UNION ALL SELECT (SELECT min(c.area) FROM customer c WHERE c.area > areas.area) FROM areas
          WHERE areas.area IS NOT NULL)
       SELECT area FROM areas WHERE area IS NOT NULL AND area <> '' LIMIT ?`,
    )
      .pluck()
      .all(MOST_AREAS),
    operators: sql<[], { id: string; name: string; login: string }>(
      db,
      `SELECT o.id, o.name, o.login FROM operator o
        WHERE o.active = 1 AND EXISTS (SELECT 1 FROM operator_role r WHERE r.operator_id = o.id AND r.role = 'operator')
        ORDER BY o.login`,
    ).all(),
  };
}

/** The ids behind search ids, in their order. */
export function idsBySearchId(db: ReadableDB, searchIds: readonly number[]): string[] {
  return sql<[string], string>(
    db,
    'SELECT c.id FROM json_each(?) j CROSS JOIN customer c ON c.search_id = j.value ORDER BY j.key',
  )
    .pluck()
    .all(JSON.stringify(searchIds));
}
