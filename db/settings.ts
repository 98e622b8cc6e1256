import { type CompanySettings, SETTING_KEYS, companySettings as schema } from '../shared/contract/settings.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** The company's settings with the default of every key that has no row. A stored value that no longer fits counts as absent. */
export function companySettings(db: ReadableDB): CompanySettings {
  const stored: Record<string, unknown> = {};
  for (const row of sql<[], { key: string; value: string }>(db, 'SELECT key, value FROM setting').all()) {
    const key = SETTING_KEYS.find((known) => known === row.key);
    if (key === undefined) continue;
    const parsed = schema.shape[key].safeParse(JSON.parse(row.value));
    if (parsed.success) stored[key] = parsed.data;
  }
  return schema.parse(stored);
}

/** Writes one key; `value` is stored as JSON. Company settings are checked by their contract before. */
export function putSetting(tx: WritableDB, key: string, value: unknown): void {
  sql<[string, string]>(
    tx,
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, JSON.stringify(value));
}
