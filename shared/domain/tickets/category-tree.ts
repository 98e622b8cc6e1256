interface Node {
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * Categories as a tree is read from the top: each after the one above it, neighbours in the order they are given in, with
 * its level (0 at the root). What hangs under an unknown one is left out.
 */
export function inTreeOrder<Category extends Node>(
  categories: readonly Category[],
): { readonly category: Category; readonly above: readonly Category[] }[] {
  const below = Map.groupBy(categories, ({ parentId }) => parentId);
  const walk = (parentId: string | null, above: readonly Category[]): ReturnType<typeof inTreeOrder<Category>> =>
    (below.get(parentId) ?? []).flatMap((category) => [
      { category, above },
      ...walk(category.id, [...above, category]),
    ]);
  return walk(null, []);
}

/** How many levels a category has below itself: 0 for one without any. */
export function levelsBelow(categories: readonly Node[], id: string): number {
  const children = categories.filter(({ parentId }) => parentId === id);
  return children.length === 0 ? 0 : 1 + Math.max(...children.map((child) => levelsBelow(categories, child.id)));
}

/** The ids of a category and of all below it. */
export function withThoseBelow(categories: readonly Node[], id: string): string[] {
  const below = Map.groupBy(categories, ({ parentId }) => parentId);
  const walk = (at: string): string[] => [at, ...(below.get(at) ?? []).flatMap((child) => walk(child.id))];
  return walk(id);
}
