import { NO_SKILLS, type SkillSet, setsNobodyHolds, skillsIn } from '../shared/domain/queue/skills.ts';
import { type ReadableDB, sql } from './connection.ts';
import { allSkills, heldSkills, skillsOfOperator } from './skills.ts';
import type { TeamView } from './supervision.ts';

/** The different sets of skills that open calls of a day ask for; each is found by one jump into the index. */
export function neededSets(db: ReadableDB, businessDate: string): SkillSet[] {
  const next = sql<[string, string], { needed: string }>(
    db,
    `SELECT needed_skills AS needed FROM call_task INDEXED BY call_task_skills
      WHERE business_date = ? AND state = 'open' AND needed_skills <> '[]' AND needed_skills > ?
      ORDER BY needed_skills LIMIT 1`,
  );
  const found: SkillSet[] = [];
  for (let last = ''; ; ) {
    const row = next.get(businessDate, last);
    if (!row) return found;
    found.push(row.needed);
    last = row.needed;
  }
}

/** The sets that open calls of a day ask for and a person does not hold whole. */
export function setsBeyond(db: ReadableDB, businessDate: string, operatorId: string): SkillSet[] {
  const sets = neededSets(db, businessDate);
  return sets.length === 0 ? sets : setsNobodyHolds(sets, [new Set(skillsOfOperator(db, operatorId))]);
}

/** The sets that open calls of a day ask for and nobody who is signed in holds whole. */
export function setsBeyondAll(db: ReadableDB, businessDate: string): SkillSet[] {
  const sets = neededSets(db, businessDate);
  if (sets.length === 0) return sets;
  const held = heldSkills(db);
  return setsNobodyHolds(
    sets,
    signedInPeople(db).map((id) => held.get(id)),
  );
}

/** Active people whose seat is in some state but signed out. */
function signedInPeople(db: ReadableDB): string[] {
  return sql<[], { id: string }>(
    db,
    `SELECT o.id FROM operator o WHERE o.active = 1 AND 'signed-out' <> coalesce((SELECT x.state FROM seat_state_change x
       WHERE x.operator_id = o.id ORDER BY x.at_ms DESC, x.rowid DESC LIMIT 1), 'signed-out')`,
  )
    .all()
    .map((row) => row.id);
}

/** What a customer's calls ask for, and whose the customer is. */
export interface CustomerNeed {
  readonly needed: SkillSet;
  readonly ownOperatorId: string | null;
}

/** Of those customers that need anything: for a build, which asks about each of its calls. */
export function customerNeeds(db: ReadableDB): Map<string, CustomerNeed> {
  const rows = sql<[], CustomerNeed & { customerId: string }>(
    db,
    `SELECT n.customer_id AS customerId, c.owner_operator_id AS ownOperatorId,
        json_group_array(n.skill_id ORDER BY n.skill_id) AS needed
       FROM customer_skill n JOIN skill k ON k.id = n.skill_id AND k.retired = 0 JOIN customer c ON c.id = n.customer_id
      GROUP BY n.customer_id`,
  ).all();
  return new Map(rows.map(({ customerId, ...need }) => [customerId, need]));
}

/** The same of one customer; one that is not there needs nothing. */
export function needOfCustomer(db: ReadableDB, customerId: string): CustomerNeed {
  const row = sql<[string], CustomerNeed>(
    db,
    `SELECT c.owner_operator_id AS ownOperatorId,
        (SELECT json_group_array(n.skill_id ORDER BY n.skill_id) FROM customer_skill n
           JOIN skill k ON k.id = n.skill_id AND k.retired = 0 WHERE n.customer_id = c.id) AS needed
       FROM customer c WHERE c.id = ?`,
  ).get(customerId);
  return row ?? { needed: NO_SKILLS, ownOperatorId: null };
}

/** The skills of sets by their names, `粤语 + 大客户`: all of them are needed. */
export function namesOfSets(db: ReadableDB, sets: Iterable<SkillSet>): Map<SkillSet, string> {
  const wanted = [...new Set(sets)];
  if (wanted.length === 0) return new Map();
  const names = new Map(allSkills(db).map(({ id, name }) => [id, name]));
  return new Map(
    wanted.map((set) => [
      set,
      skillsIn(set)
        .flatMap((id) => names.get(id) ?? [])
        .join(' + '),
    ]),
  );
}

/** Active people who take calls and hold a set whole, by name; of one team or of all. */
export function holdersOfSet(db: ReadableDB, set: SkillSet, team: TeamView): { id: string; name: string }[] {
  return sql<object, { id: string; name: string }>(
    db,
    `SELECT o.id, o.name FROM operator o
      WHERE o.active = 1 AND (@all OR o.team_id = @teamId)
        AND EXISTS (SELECT 1 FROM operator_role r WHERE r.operator_id = o.id AND r.role = 'operator')
        AND NOT EXISTS (SELECT 1 FROM json_each(@set) n WHERE n.value NOT IN
          (SELECT h.skill_id FROM operator_skill h WHERE h.operator_id = o.id))
      ORDER BY o.name, o.id`,
  ).all({ set, all: team.all, teamId: team.teamId });
}

/** Anybody's calls of a day that are still to be made and that nobody who is signed in may be given, by route. */
export function callsBeyondAll(
  db: ReadableDB,
  businessDate: string,
  nowMs: number,
): { readonly routeId: string | null; readonly calls: number }[] {
  const beyond = setsBeyondAll(db, businessDate);
  if (beyond.length === 0) return [];
  return sql<object, { routeId: string | null; calls: number }>(
    db,
    `SELECT t.route_id AS routeId, count(*) AS calls
       FROM json_each(@beyond) s CROSS JOIN call_task t INDEXED BY call_task_skills
         ON t.business_date = @businessDate AND t.needed_skills = s.value
      WHERE t.state = 'open' AND t.needed_skills <> '[]' AND t.place IN ('pool', 'waiting') AND t.cutoff_sort > @nowMs
        AND t.owner_operator_id IS NULL GROUP BY t.route_id`,
  ).all({ beyond: JSON.stringify(beyond), businessDate, nowMs });
}
