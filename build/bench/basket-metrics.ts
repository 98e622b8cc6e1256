/** How well a ranking foretells the next basket. Each figure is 0 to 1. */
export interface BasketFigures {
  readonly recallAt10: number;
  readonly recallAt20: number;
  readonly ndcgAt10: number;
  readonly phrAt10: number;
}

/** Share of the true basket that stands among the first `k`. The basket must not be empty. */
export function recallAt(k: number, ranked: readonly string[], basket: ReadonlySet<string>): number {
  return hitsAt(k, ranked, basket).length / basket.size;
}

/** Gain 1 / log2(rank + 1) of each hit among the first `k`, over that of the whole basket ranked first (not cut at `k`). */
export function ndcgAt(k: number, ranked: readonly string[], basket: ReadonlySet<string>): number {
  const gain = (sum: number, rank: number) => sum + 1 / Math.log2(rank + 1);
  const ideal = Array.from(basket, (_, at) => at + 1).reduce(gain, 0);
  return hitsAt(k, ranked, basket).reduce(gain, 0) / ideal;
}

/** 1 where at least one of the first `k` is in the basket, else 0; its mean is the personal hit ratio. */
export function hitAt(k: number, ranked: readonly string[], basket: ReadonlySet<string>): 0 | 1 {
  return hitsAt(k, ranked, basket).length > 0 ? 1 : 0;
}

/** The mean over all customers; at least one. */
export function meanFigures(
  predictions: Iterable<{ readonly ranked: readonly string[]; readonly basket: ReadonlySet<string> }>,
): BasketFigures {
  const sums = { recallAt10: 0, recallAt20: 0, ndcgAt10: 0, phrAt10: 0 };
  let customers = 0;
  for (const { ranked, basket } of predictions) {
    customers += 1;
    sums.recallAt10 += recallAt(10, ranked, basket);
    sums.recallAt20 += recallAt(20, ranked, basket);
    sums.ndcgAt10 += ndcgAt(10, ranked, basket);
    sums.phrAt10 += hitAt(10, ranked, basket);
  }
  return {
    recallAt10: sums.recallAt10 / customers,
    recallAt20: sums.recallAt20 / customers,
    ndcgAt10: sums.ndcgAt10 / customers,
    phrAt10: sums.phrAt10 / customers,
  };
}

/** Ranks, from 1, of the hits among the first `k`. */
function hitsAt(k: number, ranked: readonly string[], basket: ReadonlySet<string>): number[] {
  return ranked.slice(0, k).flatMap((product, at) => (basket.has(product) ? [at + 1] : []));
}
