import type { NextShop } from '../shared/contract/calls.ts';
import type { SkillSet } from '../shared/domain/queue/skills.ts';
import { type ReadableDB, sql } from './connection.ts';

/** How many calls a conversation has so far: the first, whose id it bears, and the further shops. */
export function countCallsOfConversation(db: ReadableDB, conversationId: string): number {
  return sql<object, { n: number }>(
    db,
    `SELECT 1 + count(*) AS n FROM call WHERE conversation_id = @conversationId AND conversation_id <> id`,
  ).get({ conversationId })?.n as number;
}

/** True for a further shop of a conversation: nobody dialed for it. */
export function isFurtherShop(db: ReadableDB, callId: string): boolean {
  return (
    sql<[string], { further: 0 | 1 }>(db, 'SELECT conversation_id <> id AS further FROM call WHERE id = ?').get(callId)
      ?.further === 1
  );
}

const WITHIN = `SELECT @customerId AS id
  UNION SELECT customer_id FROM call WHERE id = @conversationId
  UNION SELECT customer_id FROM call WHERE conversation_id = @conversationId AND conversation_id <> id`;

/**
 * Open calls of a day that may follow in the same conversation: of customers with the same owner or living number as one
 * already spoken of in it. Waiting times and calling windows do not hold them back, for the person is on the line; a
 * cut-off does. In the order they are given out.
 */
export function shopsToFollow(
  db: ReadableDB,
  asked: {
    readonly customerId: string;
    /** Null before the first call has begun. */
    readonly conversationId: string | null;
    readonly businessDate: string;
    readonly nowMs: number;
    /** Whose other shops ask for what who speaks does not hold go on without them, unless they are their own. */
    readonly operatorId: string;
    readonly beyond: readonly SkillSet[];
  },
): NextShop[] {
  return sql<object, NextShop>(
    db,
    `WITH within AS (${WITHIN}), people AS (
       SELECT c.id FROM within w JOIN customer own ON own.id = w.id JOIN customer c ON c.owner_id = own.owner_id
       UNION SELECT p.customer_id FROM within w JOIN customer_phone o ON o.customer_id = w.id AND o.dead = 0
         JOIN customer_phone p ON p.number = o.number AND p.dead = 0)
     SELECT t.id AS taskId, c.id AS customerId, c.code AS customerCode, c.name AS customerName,
         t.cutoff_at_ms AS cutoffAtMs
       FROM people CROSS JOIN call_task t ON t.customer_id = people.id AND t.business_date = @businessDate
         JOIN customer c ON c.id = t.customer_id
      WHERE t.state = 'open' AND t.cutoff_sort > @nowMs
        AND (t.owner_operator_id = @operatorId OR t.needed_skills NOT IN (SELECT value FROM json_each(@beyond)))
        AND people.id NOT IN (SELECT id FROM within)
      ORDER BY t.cutoff_sort, t.rank, t.attempts, t.route_code, t.customer_code`,
  ).all({ ...asked, beyond: JSON.stringify(asked.beyond) });
}
