export interface BoardPlace {
  readonly column: number;
  readonly row: number;
}

/** Where a card is; null: on none of the columns. */
export function placeOf(columns: readonly (readonly string[])[], id: string): BoardPlace | null {
  for (const [column, ids] of columns.entries()) {
    const row = ids.indexOf(id);
    if (row >= 0) return { column, row };
  }
  return null;
}

/** Where a key leads from a card: within the column, or to the same height of the next column that has cards. Null: nowhere. */
export function stepFrom(
  columns: readonly (readonly string[])[],
  { column, row }: BoardPlace,
  key: string,
): BoardPlace | null {
  const last = (columns[column]?.length ?? 0) - 1;
  if (key === 'ArrowDown') return row < last ? { column, row: row + 1 } : { column, row };
  if (key === 'ArrowUp') return { column, row: Math.max(0, row - 1) };
  if (key === 'Home') return { column, row: 0 };
  if (key === 'End') return { column, row: last };
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const by = key === 'ArrowRight' ? 1 : -1;
  for (let to = column + by; to >= 0 && to < columns.length; to += by) {
    const length = columns[to]?.length ?? 0;
    if (length > 0) return { column: to, row: Math.min(row, length - 1) };
  }
  return { column, row };
}
