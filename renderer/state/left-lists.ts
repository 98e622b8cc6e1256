import type { ListPlace } from '../components/VirtualTable.tsx';

/** A list of customers as it was left for the page of one: what stands in no address. */
export interface LeftList {
  readonly text: string;
  /** Codes by id. */
  readonly selected: ReadonlyMap<string, string>;
  readonly place: ListPlace;
}

const left = new Map<string, LeftList>();
const MOST_KEPT = 20;

/** Keeps a list under its entry in the window's history, so that "back" finds it and a fresh visit does not. */
export function keepLeftList(historyKey: string, list: LeftList): void {
  left.delete(historyKey);
  left.set(historyKey, list);
  for (const oldest of left.keys()) {
    if (left.size <= MOST_KEPT) break;
    left.delete(oldest);
  }
}

export function takeLeftList(historyKey: string): LeftList | null {
  return left.get(historyKey) ?? null;
}
