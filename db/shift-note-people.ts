import { type ReadableDB, sql } from './connection.ts';

/**
 * The routes that somebody works on: of customers that are theirs or whose deputy they are, of calls of the date that are
 * theirs or that they hold, and of those they have made.
 */
export function routesOfPerson(db: ReadableDB, operatorId: string, date: string): string[] {
  return sql<object, string>(
    db,
    `SELECT route_id FROM customer WHERE owner_operator_id = @operatorId AND route_id IS NOT NULL
     UNION SELECT route_id FROM customer WHERE deputy_operator_id = @operatorId AND route_id IS NOT NULL
     UNION SELECT route_id FROM call_task WHERE business_date = @date AND state = 'open' AND owner_operator_id = @operatorId
       AND place IN ('pool', 'waiting', 'promised', 'parked', 'used-up') AND route_id IS NOT NULL
     UNION SELECT route_id FROM call_task WHERE state = 'held' AND lease_operator_id = @operatorId AND business_date = @date
       AND route_id IS NOT NULL
     UNION SELECT route_id FROM call WHERE operator_id = @operatorId AND business_date = @date AND route_id IS NOT NULL`,
  )
    .pluck()
    .all({ operatorId, date });
}

export interface RoutePerson {
  readonly operatorId: string;
  readonly name: string;
  /** 1: of those who lead the route's team. */
  readonly isLead: 0 | 1;
}

/** Who works on a route on a date, as {@link routesOfPerson} says, and who leads its team; by name, leads first. */
export function peopleOfRoute(db: ReadableDB, routeId: string, date: string): RoutePerson[] {
  return sql<object, RoutePerson>(
    db,
    `WITH working(id) AS (
        SELECT owner_operator_id FROM customer WHERE route_id = @routeId
        UNION SELECT deputy_operator_id FROM customer WHERE route_id = @routeId
        UNION SELECT iif(t.state = 'held', t.lease_operator_id, t.owner_operator_id) FROM customer k
          CROSS JOIN call_task t ON t.customer_id = k.id AND t.business_date = @date AND t.state IN ('open', 'held')
            AND t.route_id = @routeId WHERE k.route_id = @routeId
        UNION SELECT operator_id FROM call WHERE route_id = @routeId AND business_date = @date),
      leading(id) AS (
        SELECT o.id FROM operator o JOIN operator_role r ON r.operator_id = o.id AND r.role = 'lead'
         JOIN route ON route.id = @routeId AND (route.team_id IS NULL OR route.team_id = o.team_id))
      SELECT o.id AS operatorId, o.name, o.id IN (SELECT id FROM leading) AS isLead FROM operator o
       WHERE o.active = 1 AND (o.id IN (SELECT id FROM working) OR o.id IN (SELECT id FROM leading))
       ORDER BY isLead DESC, o.name, o.id`,
  ).all({ routeId, date });
}
