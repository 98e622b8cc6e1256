import type { SkillSet } from '../shared/domain/queue/skills.ts';
import { type ReadableDB, sql } from './connection.ts';
import type { TaskPlace } from './queue-tasks.ts';

export interface OpenCallRow {
  readonly taskId: string;
  readonly state: string;
  readonly place: TaskPlace;
  /** Whose it is now: to whom it was promised or parked, else the owner. */
  readonly operatorId: string | null;
  readonly operatorName: string | null;
  readonly customerCode: string;
  readonly teamId: string | null;
  readonly needed: SkillSet;
  /** The customer's own operator. */
  readonly ownOperatorId: string | null;
}

/** These calls as they stand, in the order given; unknown ids are left out. */
export function callsToMove(db: ReadableDB, taskIds: readonly string[]): OpenCallRow[] {
  return sql<[string], OpenCallRow>(
    db,
    `SELECT t.id AS taskId, t.state, t.place, coalesce(t.for_operator_id, t.owner_operator_id) AS operatorId,
        o.name AS operatorName, t.customer_code AS customerCode, r.team_id AS teamId,
        t.needed_skills AS needed, k.owner_operator_id AS ownOperatorId
       FROM json_each(?) wanted JOIN call_task t ON t.id = wanted.value JOIN customer k ON k.id = t.customer_id
       LEFT JOIN route r ON r.id = t.route_id
       LEFT JOIN operator o ON o.id = coalesce(t.for_operator_id, t.owner_operator_id)
      ORDER BY wanted.key`,
  ).all(JSON.stringify(taskIds));
}

export interface ReceiverRow {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
  /** Open calls of the day that are this person's already. */
  readonly load: number;
}

/** Those of these people who are active and take calls, in the order given. */
export function receivers(db: ReadableDB, operatorIds: readonly string[], businessDate: string): ReceiverRow[] {
  return sql<object, ReceiverRow>(
    db,
    `SELECT o.id, o.name, o.team_id AS teamId,
        (SELECT count(*) FROM call_task t WHERE t.business_date = @businessDate AND t.state = 'open'
           AND coalesce(t.for_operator_id, t.owner_operator_id) = o.id) AS load
       FROM json_each(@ids) wanted JOIN operator o ON o.id = wanted.value
      WHERE o.active = 1 AND EXISTS (SELECT 1 FROM operator_role r WHERE r.operator_id = o.id AND r.role IN ('operator', 'lead', 'supervisor'))
      ORDER BY wanted.key`,
  ).all({ ids: JSON.stringify(operatorIds), businessDate });
}
