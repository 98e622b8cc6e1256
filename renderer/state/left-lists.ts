import type { ListPlace } from '../components/VirtualTable.tsx';

/** A list as it was left for the page of one row: what stands in no address. */
export interface LeftList<Selected> {
  readonly text: string;
  /** By id. */
  readonly selected: ReadonlyMap<string, Selected>;
  readonly place: ListPlace;
}

const left = new Map<string, LeftList<unknown>>();
const MOST_KEPT = 20;

/** Keeps a list under its entry in the window's history, so that "back" finds it and a fresh visit does not. */
export function keepLeftList<Selected>(historyKey: string, list: LeftList<Selected>): void {
  left.delete(historyKey);
  left.set(historyKey, list);
  for (const oldest of left.keys()) {
    if (left.size <= MOST_KEPT) break;
    left.delete(oldest);
  }
}

/** An entry of the history is one screen's, so what it finds is what that screen has kept. */
export function takeLeftList<Selected>(historyKey: string): LeftList<Selected> | null {
  return (left.get(historyKey) as LeftList<Selected> | undefined) ?? null;
}
