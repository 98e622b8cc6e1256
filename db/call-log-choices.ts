import type { CallLogView } from './call-log-filter.ts';
import { type ReadableDB, sql } from './connection.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface ChoiceLists {
  readonly seats: Choice[];
  readonly operators: Choice[];
  readonly classes: Choice[];
  readonly routes: Choice[];
  readonly teams: Choice[];
}

/** Seats, people, classes, routes and teams that a filter may name; those of the team for a team's view. */
export function callLogChoices(db: ReadableDB, view: CallLogView): ChoiceLists {
  const team = { all: view.scope === 'team' ? 0 : 1, teamId: view.teamId };
  const list = (text: string) => sql<object, Choice>(db, text).all(team);
  return {
    seats:
      view.scope === 'own'
        ? []
        : list('SELECT id, code AS label FROM seat WHERE @all OR team_id IS @teamId ORDER BY code'),
    // People who left stay in the list: their calls remain.
    operators:
      view.scope === 'own'
        ? []
        : list(
            `SELECT id, name || ' (' || login || ')' AS label FROM operator
              WHERE @all OR team_id IS @teamId ORDER BY active DESC, name, login`,
          ),
    classes: list(
      `SELECT class.id, type.name || ' · ' || class.name AS label
         FROM class JOIN class_type type ON type.id = class.class_type_id
        ORDER BY type.group_rank IS NULL, type.group_rank, class.position, class.code`,
    ),
    routes: list(`SELECT id, code || ' ' || name AS label FROM route WHERE @all OR team_id IS @teamId ORDER BY code`),
    teams:
      view.scope === 'own' ? [] : list('SELECT id, name AS label FROM team WHERE @all OR id IS @teamId ORDER BY code'),
  };
}

const BY_NAME = {
  seat: 'SELECT id FROM seat WHERE code = ?',
  operator: 'SELECT id FROM operator WHERE login = ?',
  class: 'SELECT id FROM class WHERE code = ?',
  route: 'SELECT id FROM route WHERE code = ?',
  team: 'SELECT id FROM team WHERE code = ?',
  customer: 'SELECT id FROM customer WHERE code = ?',
} as const;
export type NamedThing = keyof typeof BY_NAME;

/** Ids of the seat, operator, class, route, team or customer with this code or login; classes of several types may share a code. */
export function namedIds(db: ReadableDB, kind: NamedThing, name: string): string[] {
  return sql<[string], { id: string }>(db, BY_NAME[kind])
    .all(name)
    .map((row) => row.id);
}
