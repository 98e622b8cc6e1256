import { type ReadableDB, sql } from '../connection.ts';

export interface Finding {
  /** Key into `shared/i18n` `backup.finding.<key>`. */
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Nothing is wrong with the data, but it should be seen to. */
  readonly advice?: true;
}

/** What must always hold between rows; each statement counts the rows that break it. */
const INVARIANTS: Readonly<Record<string, string>> = {
  'order-totals-differ': `SELECT count(*) FROM sales_order o
     WHERE o.total_quantity <> (SELECT coalesce(sum(quantity), 0) FROM order_line l WHERE l.order_id = o.id)
        OR o.amount_minor <> (SELECT coalesce(sum(amount_minor), 0) FROM order_line l WHERE l.order_id = o.id)`,
  'order-without-lines': `SELECT count(*) FROM sales_order o
     WHERE NOT EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id)`,
  'task-twice': `SELECT count(*) FROM (SELECT 1 FROM call_task WHERE state IN ('open', 'held')
     GROUP BY customer_id, business_date HAVING count(*) > 1)`,
  'customer-held-twice': `SELECT count(*) FROM (SELECT 1 FROM call_task WHERE state = 'held'
     GROUP BY customer_id HAVING count(DISTINCT lease_operator_id) > 1)`,
  'held-without-lease': `SELECT count(*) FROM call_task
     WHERE (state = 'held') <> (lease_until_ms IS NOT NULL AND lease_operator_id IS NOT NULL)`,
  'done-without-disposition': `SELECT count(*) FROM call_task
     WHERE state = 'done' AND disposition IS NULL AND finished_at_ms IS NULL`,
  'class-of-another-type': `SELECT count(*) FROM class_membership m JOIN class c ON c.id = m.class_id
     WHERE c.class_type_id <> m.class_type_id`,
  'no-administrator': `SELECT (SELECT count(*) FROM operator) > 0 AND NOT EXISTS (
     SELECT 1 FROM operator o JOIN operator_role r ON r.operator_id = o.id WHERE r.role = 'administrator' AND o.active = 1)`,
  'customer-not-searchable': `SELECT abs((SELECT count(*) FROM customer) - (SELECT count(*) FROM customer_search_text))`,
  'case-not-searchable': `SELECT abs((SELECT count(*) FROM ticket) - (SELECT count(*) FROM ticket_search_text))`,
};

/** Everything that is wrong with a database beside its audit log (db/audit-chain.ts); empty when it is sound. Takes seconds on a large one: not on the main thread. */
export function checkDatabase(db: ReadableDB): Finding[] {
  const findings: Finding[] = [];
  const structure = db.raw.pragma('integrity_check(5)', { simple: false }) as { integrity_check: string }[];
  for (const { integrity_check: problem } of structure) {
    if (problem !== 'ok') findings.push({ key: 'structure-damaged', params: { problem } });
  }
  if (findings.length > 0) return findings;
  const dangling = db.raw.pragma('foreign_key_check') as { table: string }[];
  for (const table of new Set(dangling.map((row) => row.table))) {
    findings.push({
      key: 'dangling-reference',
      params: { table, rows: dangling.filter((r) => r.table === table).length },
    });
  }
  for (const [key, text] of Object.entries(INVARIANTS)) {
    const rows = Object.values(sql<[], Record<string, number>>(db, text).get() ?? {})[0] ?? 0;
    if (rows > 0) findings.push({ key, params: { rows } });
  }
  return findings;
}
