import { createHash } from 'node:crypto';
import { sql, type WritableDB } from './connection.ts';
import type { StagingDB } from './imports/staging.ts';

/**
 * Where a change of many customers' classes is prepared, beside the company's database (`live`), so that the
 * transaction that takes it over only writes. state of an item: 0 to be changed, 1 holds the class already.
 */
const TABLES = `
CREATE TABLE wanted (n INTEGER PRIMARY KEY, customer_id TEXT NOT NULL, class_id TEXT);
CREATE TABLE item (
  n INTEGER PRIMARY KEY, customer_id TEXT NOT NULL, code TEXT NOT NULL, class_type_id TEXT NOT NULL, class_id TEXT,
  valid_from TEXT NOT NULL, valid_to TEXT, reason TEXT, before_class_id TEXT, has_planned INTEGER NOT NULL,
  state INTEGER NOT NULL
);
CREATE TABLE part (
  part INTEGER PRIMARY KEY, before_class_id TEXT, after_class_id TEXT, customers TEXT NOT NULL
);
`;

export function createClassChangeTables(db: StagingDB): void {
  db.raw.exec(TABLES);
}

/** Customers by id, each with the class it is to hold; ids that are no customer's are left out. */
export function wantClasses(
  db: StagingDB,
  rows: readonly { readonly customerId: string; readonly classId: string | null }[],
): void {
  sql<[string]>(
    db,
    `INSERT INTO wanted (customer_id, class_id)
     SELECT c.id, j.value ->> 'classId' FROM json_each(?) j CROSS JOIN live.customer c ON c.id = j.value ->> 'customerId'`,
  ).run(JSON.stringify(rows));
}

/** Customers by the ids of their search rows, all to hold one class. */
export function wantClass(db: StagingDB, searchIds: readonly number[], classId: string | null): void {
  sql<[string | null, string]>(
    db,
    `INSERT INTO wanted (customer_id, class_id)
     SELECT c.id, ? FROM json_each(?) j CROSS JOIN live.customer c ON c.search_id = j.value`,
  ).run(classId, JSON.stringify(searchIds));
}

export function countWanted(db: StagingDB): number {
  return sql<[], number>(db, 'SELECT count(*) FROM wanted').pluck().get() ?? 0;
}

/** Forgets an earlier comparison. */
export function beginClassComparison(db: StagingDB): void {
  db.raw.exec('DELETE FROM item; DELETE FROM part;');
}

export interface ComparedChange {
  readonly classTypeId: string;
  readonly validFrom: string;
  readonly planned: 'keep' | 'replace';
}

/** Compares the wanted rows above `after` up to `upTo` with what is held: the rules of `planClassChange`, set by set. */
export function compareClasses(db: StagingDB, change: ComparedChange, after: number, upTo: number): void {
  sql<object>(
    db,
    `INSERT INTO item
     SELECT n, customer_id, code, @classTypeId, class_id, @validFrom, last, NULL, held, has_planned,
            CASE WHEN class_id IS NULL
              THEN held IS NULL AND NOT (has_planned AND last IS NULL)
              ELSE class_id IS held AND (held_to IS NULL OR (last IS NOT NULL AND held_to >= last)) END
       FROM (
         SELECT w.n, w.customer_id, c.code, w.class_id, h.class_id AS held, h.valid_to AS held_to,
                next IS NOT NULL AS has_planned, iif(@planned = 'keep', date(next, '-1 day'), NULL) AS last
           FROM (SELECT n, customer_id, class_id,
                   (SELECT min(p.valid_from) FROM live.class_membership p WHERE p.customer_id = wanted.customer_id
                       AND p.class_type_id = @classTypeId AND p.valid_from > @validFrom) AS next
                   FROM wanted WHERE n > @after AND n <= @upTo) w
           JOIN live.customer c ON c.id = w.customer_id
           LEFT JOIN live.class_membership h ON h.customer_id = w.customer_id AND h.class_type_id = @classTypeId
            AND h.valid_from <= @validFrom AND (h.valid_to IS NULL OR h.valid_to >= @validFrom))`,
  ).run({ ...change, after, upTo });
}

export interface ComparedFigures {
  readonly customers: number;
  readonly changed: number;
  readonly withPlanned: number;
}

export function comparedFigures(db: StagingDB): ComparedFigures {
  return sql<[], ComparedFigures>(
    db,
    `SELECT count(*) AS customers, count(*) FILTER (WHERE state = 0) AS changed,
            count(*) FILTER (WHERE state = 0 AND has_planned) AS withPlanned FROM item`,
  ).get() as ComparedFigures;
}

export interface ClassMove {
  readonly before: string | null;
  readonly after: string | null;
  readonly customers: number;
}

/** How many customers change from which class to which, the most first. */
export function comparedMoves(db: StagingDB): ClassMove[] {
  return sql<[], ClassMove>(
    db,
    `SELECT before_class_id AS before, class_id AS after, count(*) AS customers FROM item WHERE state = 0
      GROUP BY before_class_id, class_id ORDER BY customers DESC, before_class_id, class_id`,
  ).all();
}

const CODES_A_PART = 5000;

/** Packs the codes of the changed customers by class before and after; gives the SHA-256 over the parts. */
export function packChangedCustomers(db: StagingDB): string {
  const sha = createHash('sha256');
  const insert = db.raw.prepare(
    'INSERT INTO part (part, before_class_id, after_class_id, customers) VALUES (?, ?, ?, ?)',
  );
  const page = db.raw.prepare(
    `SELECT code FROM item WHERE state = 0 AND before_class_id IS ? AND class_id IS ? AND code > ? ORDER BY code LIMIT ?`,
  );
  db.raw.exec('CREATE INDEX IF NOT EXISTS item_move ON item(before_class_id, class_id, code) WHERE state = 0');
  let part = 0;
  for (const { before, after } of comparedMoves(db)) {
    for (let last = ''; ; ) {
      const codes = page.pluck().all(before, after, last, CODES_A_PART) as string[];
      if (codes.length === 0) break;
      last = codes.at(-1) as string;
      const customers = codes.join('\t');
      part += 1;
      insert.run(part, before, after, customers);
      sha.update(`${before ?? ''}\n${after ?? ''}\n${customers}\n`);
    }
  }
  return sha.digest('hex');
}

/** Takes the packed customers of the attached staging file over, after the change's own row. */
export function keepChangedCustomers(tx: WritableDB, changeId: string): void {
  sql<[string]>(
    tx,
    `INSERT INTO class_change_part (change_id, part, before_class_id, after_class_id, customers)
     SELECT ?, part, before_class_id, after_class_id, customers FROM staged.part`,
  ).run(changeId);
}
