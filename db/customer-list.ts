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

type Asked = Omit<CustomerFilter, 'text'> & { readonly date: string };
/** Conditions that a filter needs, so that an absent one costs nothing; every text is one of a few. */
function conditions(view: CustomerView, asked: Asked, byText: boolean): string {
  const wanted = ['1'];
  if (byText) wanted.push('c.search_id IN (SELECT value FROM json_each(@ids))');
  if (view.scope === 'own') wanted.push('(c.owner_operator_id = @operatorId OR c.deputy_operator_id = @operatorId)');
  if (view.scope === 'team') wanted.push('c.route_id IN (SELECT id FROM route WHERE team_id = @teamId)');
  if (asked.routeId !== null) wanted.push('c.route_id = @routeId');
  if (asked.classId !== null) {
    wanted.push(`EXISTS (SELECT 1 FROM class_membership m
      WHERE m.customer_id = c.id AND m.class_id = @classId AND m.valid_from <= @date
        AND (m.valid_to IS NULL OR m.valid_to >= @date))`);
  }
  if (asked.status !== 'all') wanted.push('c.status = @status');
  if (asked.mark === 'do-not-call') wanted.push('c.do_not_call = 1');
  if (asked.mark === 'made-up') wanted.push('c.made_up IS NOT NULL');
  if (asked.mark === 'no-phone') {
    wanted.push('NOT EXISTS (SELECT 1 FROM customer_phone p WHERE p.customer_id = c.id AND p.dead = 0)');
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

/** How many customers a filter shows; `found` are the search ids that its text found, null without a text. */
export function countListed(db: ReadableDB, view: CustomerView, asked: Asked, found: readonly number[] | null): number {
  return (
    sql<Params, number>(db, `SELECT count(*) FROM customer c WHERE ${conditions(view, asked, found !== null)}`)
      .pluck()
      .get(params(view, asked, found)) ?? 0
  );
}

/**
 * One page in the order of codes, or of the search's ranking when there is a text. The page's ids come first, from an
 * index where there is one, so that the names behind them are looked up for this page only.
 */
export function listCustomers(
  db: ReadableDB,
  view: CustomerView,
  asked: Asked,
  found: readonly number[] | null,
  limit: number,
  offset: number,
): CustomerListItem[] {
  const order = found === null ? 'c.code' : '(SELECT key FROM json_each(@ids) WHERE value = c.search_id)';
  return sql<Params, CustomerListItem>(
    db,
    `WITH page(search_id) AS MATERIALIZED (
       SELECT c.search_id FROM customer c WHERE ${conditions(view, asked, found !== null)}
        ORDER BY ${order} LIMIT @limit OFFSET @offset)
     SELECT c.id, c.code, c.name, c.contact, r.name AS routeName, r.team_id AS teamId, c.order_weekdays AS orderWeekdays,
       (SELECT group_concat(order_weekday) FROM route_day d WHERE d.route_id = c.route_id
          AND d.valid_from = (SELECT max(valid_from) FROM route_day WHERE route_id = c.route_id AND valid_from <= @date)
       ) AS routeWeekdays,
       o.name AS ownerOperatorName, c.status, c.do_not_call AS doNotCall, c.made_up AS madeUp,
       (SELECT k.name FROM class_membership m JOIN class k ON k.id = m.class_id JOIN class_type t ON t.id = m.class_type_id
         WHERE m.customer_id = c.id AND m.valid_from <= @date AND (m.valid_to IS NULL OR m.valid_to >= @date)
           AND t.group_rank IS NOT NULL
         ORDER BY t.group_rank LIMIT 1) AS className,
       (SELECT number FROM customer_phone p WHERE p.customer_id = c.id AND p.dead = 0 ORDER BY position LIMIT 1) AS phone
      FROM page JOIN customer c ON c.search_id = page.search_id
        LEFT JOIN route r ON r.id = c.route_id
        LEFT JOIN operator o ON o.id = c.owner_operator_id
      ORDER BY ${order}`,
  ).all(params(view, asked, found, limit, offset));
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

/** Routes, classes and active operators that customers belong to, in the order people look for them. */
export function customerChoices(db: ReadableDB): {
  routes: { id: string; code: string; name: string }[];
  classes: { id: string; name: string; typeName: string }[];
  operators: { id: string; name: string; login: string }[];
} {
  return {
    routes: sql<[], { id: string; code: string; name: string }>(
      db,
      'SELECT id, code, name FROM route ORDER BY code',
    ).all(),
    classes: sql<[], { id: string; name: string; typeName: string }>(
      db,
      `SELECT k.id, k.name, t.name AS typeName FROM class k JOIN class_type t ON t.id = k.class_type_id
        ORDER BY t.group_rank IS NULL, t.group_rank, t.code, k.position, k.code`,
    ).all(),
    operators: sql<[], { id: string; name: string; login: string }>(
      db,
      `SELECT o.id, o.name, o.login FROM operator o
        WHERE o.active = 1 AND EXISTS (SELECT 1 FROM operator_role r WHERE r.operator_id = o.id AND r.role = 'operator')
        ORDER BY o.login`,
    ).all(),
  };
}
