import { type ReadableDB, sql, type WritableDB } from '../connection.ts';

/** The class types that an import may give customers a class of. */
export function classTypesForImport(db: ReadableDB): { code: string; name: string }[] {
  return sql<[], { code: string; name: string }>(
    db,
    'SELECT code, name FROM class_type ORDER BY group_rank, code',
  ).all();
}

export function findClassType(db: ReadableDB, code: string): string | undefined {
  return sql<[string], string>(db, 'SELECT id FROM class_type WHERE code = ?').pluck().get(code);
}

export function findClass(db: ReadableDB, classTypeId: string, code: string): string | undefined {
  return sql<[string, string], string>(db, 'SELECT id FROM class WHERE class_type_id = ? AND code = ?')
    .pluck()
    .get(classTypeId, code);
}

/** A class type of its own rank after those there are; the first becomes the main one. Name and code are the same. */
export function insertImportedClassType(tx: WritableDB, id: string, code: string): void {
  sql<[string, string, string]>(
    tx,
    `INSERT INTO class_type (id, code, name, group_rank, is_main)
     SELECT ?, ?, ?, coalesce(max(group_rank), 0) + 1, count(*) FILTER (WHERE is_main = 1) = 0 FROM class_type`,
  ).run(id, code, code);
}

export function insertImportedClass(tx: WritableDB, id: string, classTypeId: string, code: string): void {
  sql<[string, string, string, string, string]>(
    tx,
    `INSERT INTO class (id, class_type_id, code, name, position)
     SELECT ?, ?, ?, ?, coalesce(max(position), 0) + 1 FROM class WHERE class_type_id = ?`,
  ).run(id, classTypeId, code, code, classTypeId);
}

/** The class that a customer holds of a type on a date, by code; undefined without one. */
export function classCodeAt(db: ReadableDB, customerId: string, typeCode: string, date: string): string | undefined {
  return sql<[string, string, string, string], string>(
    db,
    `SELECT c.code FROM class_membership m JOIN class c ON c.id = m.class_id JOIN class_type t ON t.id = m.class_type_id
      WHERE m.customer_id = ? AND t.code = ? AND m.valid_from <= ? AND (m.valid_to IS NULL OR m.valid_to >= ?)
      ORDER BY m.valid_from DESC LIMIT 1`,
  )
    .pluck()
    .get(customerId, typeCode, date, date);
}
