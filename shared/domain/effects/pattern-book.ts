/** Lists of day offsets, each kept once under a number, so that equal days of many customers are compared as numbers. */
export interface PatternBook {
  /** The number of a list of ascending offsets; an equal list has the same. */
  idOf(offsets: readonly number[]): number;
  offsetsOf(id: number): readonly number[];
}

export function createPatternBook(): PatternBook {
  const ids = new Map<string, number>();
  const lists: (readonly number[])[] = [];
  return {
    idOf(offsets) {
      const key = offsets.join(',');
      let id = ids.get(key);
      if (id === undefined) {
        id = lists.length;
        ids.set(key, id);
        lists.push([...offsets]);
      }
      return id;
    },
    offsetsOf: (id) => lists[id] ?? [],
  };
}
