import { type ReadableDB, sql } from './connection.ts';

/** What people call a thing: its code or number, and a name where it has one. */
export interface ThingName {
  readonly code: string;
  readonly name: string | null;
}

/** Tables of what the audit log names by an id, with the columns that people know it by. */
const THINGS: Readonly<Record<string, { table: string; code: string; name: string | null }>> = {
  customer: { table: 'customer', code: 'code', name: 'name' },
  order: { table: 'sales_order', code: 'number', name: null },
  ticket: { table: 'ticket', code: 'number', name: null },
  product: { table: 'product', code: 'code', name: 'name' },
  route: { table: 'route', code: 'code', name: 'name' },
  operator: { table: 'operator', code: 'login', name: 'name' },
  seat: { table: 'seat', code: 'code', name: null },
  team: { table: 'team', code: 'code', name: 'name' },
  class: { table: 'class', code: 'code', name: 'name' },
  'class-type': { table: 'class_type', code: 'code', name: 'name' },
  unit: { table: 'unit', code: 'code', name: 'name' },
  'ticket-category': { table: 'ticket_category', code: 'code', name: 'name' },
  'ticket-policy': { table: 'ticket_policy', code: 'name', name: null },
  'knowledge-article': { table: 'knowledge_article', code: 'title', name: null },
  'order-cycle-strategy': { table: 'order_cycle_strategy', code: 'name', name: null },
  'order-calendar': { table: 'order_calendar', code: 'name', name: null },
  'order-channel-strategy': { table: 'order_channel_strategy', code: 'name', name: null },
  'visit-cycle-strategy': { table: 'visit_cycle_strategy', code: 'name', name: null },
  'saved-view': { table: 'saved_view', code: 'name', name: null },
  skill: { table: 'skill', code: 'code', name: 'name' },
  broadcast: { table: 'broadcast', code: 'substr(text, 1, 40)', name: null },
  'shift-note': { table: 'shift_note', code: 'substr(text, 1, 40)', name: null },
  message: { table: 'message', code: 'substr(text, 1, 40)', name: null },
};

/** Things without a name of their own, by that of what they belong to, the first that is there. */
const OF_OTHERS: readonly (readonly [table: string, column: string, owner: string])[] = [
  ['call', 'customer_id', 'customer'],
  ['call_task', 'customer_id', 'customer'],
  ['customer_change', 'customer_id', 'customer'],
  ['quota', 'product_id', 'product'],
  ['quota', 'class_id', 'class'],
  ['operator_absence', 'operator_id', 'operator'],
  ...(['pause', 'order_exception'] as const).flatMap((table) =>
    (['customer', 'class', 'route'] as const).map((owner) => [table, `${owner}_id`, owner] as const),
  ),
];

const NAME_QUERIES: readonly string[] = [
  ...Object.values(THINGS).map(
    ({ table, code, name }) =>
      `SELECT t.id, ${code} AS code, ${name ?? 'NULL'} AS name FROM json_each(?) j CROSS JOIN ${table} t ON t.id = j.value`,
  ),
  ...OF_OTHERS.map(
    ([table, column, owner]) =>
      `SELECT t.id, k.${owner === 'operator' ? 'login' : 'code'} AS code, k.name FROM json_each(?) j
        CROSS JOIN ${table} t ON t.id = j.value JOIN ${owner} k ON k.id = t.${column}`,
  ),
];

/** Names by id of whatever of these exists; ids of anything else are left out. */
export function thingNames(db: ReadableDB, ids: readonly string[]): Map<string, ThingName> {
  const names = new Map<string, ThingName>();
  let left = [...new Set(ids)];
  for (const text of NAME_QUERIES) {
    if (left.length === 0) break;
    const rows = sql<[string], ThingName & { id: string }>(db, text).all(JSON.stringify(left));
    for (const { id, code, name } of rows) names.set(id, { code, name });
    if (rows.length > 0) left = left.filter((id) => !names.has(id));
  }
  return names;
}

/** Known by the beginning of a text, which nobody types. */
const UNTYPED = ['message', 'broadcast', 'shift-note'];

/** Kinds and ids of the things that are known by this code, number, login or name. */
export function thingsNamed(db: ReadableDB, text: string): { entity: string; id: string }[] {
  const parts = Object.entries(THINGS)
    .filter(([entity]) => !UNTYPED.includes(entity))
    .map(([entity, { table, code }]) => `SELECT '${entity}' AS entity, id FROM ${table} WHERE ${code} = @text`);
  return sql<{ text: string }, { entity: string; id: string }>(db, parts.join(' UNION ALL ')).all({ text });
}
