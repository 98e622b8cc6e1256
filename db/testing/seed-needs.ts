import type { WritableDB } from '../connection.ts';

const SKILLS = 20;

/** Twenty skills: every tenth customer of `seedQueueCenter` needs one, every person holds three, the last skill nobody. */
export function seedNeeds(tx: WritableDB): void {
  tx.raw.exec(`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${SKILLS - 1})
      INSERT INTO skill (id, code, name) SELECT 'skill' || i, 'S' || i, '技能 ' || i FROM n;
    INSERT INTO customer_skill SELECT id, 'skill' || (search_id / 10 % ${SKILLS}) FROM customer WHERE search_id % 10 = 0;
    INSERT OR IGNORE INTO operator_role (operator_id, role) SELECT id, 'operator' FROM operator;
    INSERT INTO operator_skill SELECT o.id, 'skill' || ((o.rowid * 3 + k.value) % ${SKILLS - 1})
      FROM operator o, json_each('[0,1,2]') k`);
}
