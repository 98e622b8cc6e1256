import type { FollowUpFilter } from '../shared/contract/follow-ups.ts';
import { UNREACHED_DAYS } from '../shared/contract/tickets.ts';
import { type ReadableDB, sql } from './connection.ts';
import type { CustomerView } from './customer-list.ts';
import { REACH } from './ticket-list.ts';

export interface FollowUpRow {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly categoryName: string;
  readonly customerId: string | null;
  readonly customerCode: string | null;
  readonly name: string | null;
  readonly satisfaction: number | null;
  readonly unreachedDays: number;
  readonly plannedDate: string | null;
  readonly openChecks: number;
}

const UNREACHED = `(SELECT count(DISTINCT e.data ->> 'date') FROM ticket_event e
    WHERE e.ticket_id = t.id AND e.kind = 'follow-up-unreached' AND e.at_ms >= coalesce(t.resolved_at_ms, 0))`;
const LIST = `CASE WHEN t.satisfaction IS NOT NULL THEN 'answered' WHEN ${UNREACHED} >= ${UNREACHED_DAYS} THEN 'unreached'
    ELSE 'planned' END`;
const FROM = (scope: CustomerView['scope']) =>
  `FROM ticket t INDEXED BY ticket_state WHERE t.state = 'follow-up' AND ${REACH[scope]}`;

/** Complaints in follow-up of one of the lists, those resolved first before others. */
export function listFollowUps(db: ReadableDB, view: CustomerView, filter: FollowUpFilter): FollowUpRow[] {
  return sql<object, FollowUpRow>(
    db,
    `SELECT t.id, t.number, t.version, g.name AS categoryName, t.customer_id AS customerId, c.code AS customerCode,
        coalesce(c.name, t.person_name) AS name, t.satisfaction, t.unreachedDays,
        (SELECT k.business_date FROM call_item i JOIN call_task k ON k.id = i.task_id
          WHERE i.reference_id = t.id AND i.kind = 'follow-up' AND i.state = 'open' LIMIT 1) AS plannedDate,
        (SELECT count(*) FROM ticket_check x WHERE x.ticket_id = t.id AND x.done_at_ms IS NULL) AS openChecks
      FROM (SELECT t.*, ${UNREACHED} AS unreachedDays ${FROM(view.scope)} AND ${LIST} = @list
          ORDER BY t.resolved_at_ms, t.search_id LIMIT @limit OFFSET @offset) t
        JOIN ticket_category g ON g.id = t.category_id LEFT JOIN customer c ON c.id = t.customer_id
      ORDER BY t.resolved_at_ms, t.search_id`,
  ).all({ ...view, ...filter });
}

/** How many each list holds. */
export function countFollowUps(
  db: ReadableDB,
  view: CustomerView,
): { readonly list: FollowUpFilter['list']; readonly n: number }[] {
  return sql<object, { list: FollowUpFilter['list']; n: number }>(
    db,
    `SELECT ${LIST} AS list, count(*) AS n ${FROM(view.scope)} GROUP BY 1`,
  ).all({ ...view });
}
