/** A call takes so long when the log has none yet: product.md leaves it open, three minutes is what centers plan with. */
export const USUAL_CALL_SECONDS = 180;

export interface CallToShare {
  /** Tells calls apart and decides between equals, e.g. the customer's id. */
  readonly key: string;
  /** How long the call is expected to take. */
  readonly seconds: number;
  /** Who may get it; nobody: it is left out. */
  readonly among: readonly string[];
}

/**
 * Shares calls out by expected minutes: the longest first, each to whoever has the least to do by then. `loads` are the
 * seconds that each has already. Equals are decided by key and by id, so that no order of the input changes the result.
 */
export function shareByMinutes(calls: readonly CallToShare[], loads: ReadonlyMap<string, number>): Map<string, string> {
  const now = new Map(loads);
  const shares = new Map<string, string>();
  const longestFirst = [...calls].sort((a, b) => b.seconds - a.seconds || (a.key < b.key ? -1 : 1));
  for (const { key, seconds, among } of longestFirst) {
    let to: string | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const id of among) {
      const load = now.get(id) ?? 0;
      if (load < least || (load === least && to !== undefined && id < to)) {
        to = id;
        least = load;
      }
    }
    if (to === undefined) continue;
    shares.set(key, to);
    now.set(to, least + seconds);
  }
  return shares;
}
