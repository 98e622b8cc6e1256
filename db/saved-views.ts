import type { ViewScreen } from '../shared/contract/saved-views.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A list that somebody keeps under a name. */
export interface SavedViewRow {
  readonly id: string;
  readonly operatorId: string;
  readonly screen: ViewScreen;
  readonly name: string;
  readonly shared: 0 | 1;
  /** JSON: the screen's address and columns. */
  readonly query: string;
}

export type ListedView = SavedViewRow & { readonly ownerName: string };

const COLUMNS = 'v.id, v.operator_id AS operatorId, v.screen, v.name, v.shared, v.query';

/** The own ones of a screen and those that others share, by name. */
export function savedViewsOf(db: ReadableDB, operatorId: string, screen: ViewScreen): ListedView[] {
  return sql<object, ListedView>(
    db,
    `SELECT ${COLUMNS}, o.name AS ownerName FROM saved_view v JOIN operator o ON o.id = v.operator_id
      WHERE v.screen = @screen AND (v.operator_id = @operatorId OR v.shared = 1) ORDER BY v.name, v.id`,
  ).all({ operatorId, screen });
}

export function findSavedView(db: ReadableDB, id: string): SavedViewRow | undefined {
  return sql<[string], SavedViewRow>(db, `SELECT ${COLUMNS} FROM saved_view v WHERE v.id = ?`).get(id);
}

/** Writes one, new or changed; whose it is stays. */
export function putSavedView(tx: WritableDB, row: SavedViewRow): void {
  sql<SavedViewRow>(
    tx,
    `INSERT INTO saved_view (id, operator_id, screen, name, shared, query)
     VALUES (@id, @operatorId, @screen, @name, @shared, @query)
     ON CONFLICT (id) DO UPDATE SET name = @name, shared = @shared, query = @query`,
  ).run(row);
}

export function deleteSavedView(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM saved_view WHERE id = ?').run(id);
}
