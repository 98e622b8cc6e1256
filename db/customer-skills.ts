import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** The ids of the skills that a customer needs, retired ones too, by code. */
export function skillsOfCustomer(db: ReadableDB, customerId: string): string[] {
  return sql<[string], { id: string }>(
    db,
    'SELECT k.id FROM customer_skill n JOIN skill k ON k.id = n.skill_id WHERE n.customer_id = ? ORDER BY k.code',
  )
    .all(customerId)
    .map((row) => row.id);
}

/** Makes what a customer needs `after`; only what differs is written, because open calls follow each row. */
export function putCustomerSkills(
  tx: WritableDB,
  customerId: string,
  before: readonly string[],
  after: readonly string[],
): void {
  const add = sql<[string, string]>(tx, 'INSERT OR IGNORE INTO customer_skill (customer_id, skill_id) VALUES (?, ?)');
  const remove = sql<[string, string]>(tx, 'DELETE FROM customer_skill WHERE customer_id = ? AND skill_id = ?');
  for (const id of after) if (!before.includes(id)) add.run(customerId, id);
  for (const id of before) if (!after.includes(id)) remove.run(customerId, id);
}
