/**
 * What is half typed in the change of an order, by order and version: stepping back discards nothing. It is gone with
 * the page, and where the order has become another one meanwhile.
 */
const kept = new Map<string, unknown>();

export function keptChange<Change>(key: string): Change | undefined {
  return kept.get(key) as Change | undefined;
}

export function keepChange<Change>(key: string, change: Change): void {
  kept.set(key, change);
}

export function dropChange(key: string): void {
  kept.delete(key);
}
