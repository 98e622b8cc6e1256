/** One band, best first. `limit`: a least value, or a share of the customers with a value in percent. */
export interface Band {
  readonly classId: string;
  readonly limit: number;
}

/**
 * The class of each customer by its value, or null when no band fits. `values` must descend. By `at-least` a customer
 * gets the first band whose limit its value reaches. By `top-percent` the bands are filled in turn with so many percent
 * of the customers that have a value above zero; equal values are never parted, they share the better band.
 */
export function placeInBands(
  values: readonly number[],
  by: 'at-least' | 'top-percent',
  bands: readonly Band[],
): (string | null)[] {
  if (by === 'at-least') {
    return values.map((value) => bands.find((band) => value >= band.limit)?.classId ?? null);
  }
  const counted = values.filter((value) => value > 0).length;
  const ends: number[] = [];
  let share = 0;
  for (const band of bands) {
    share += band.limit;
    ends.push(Math.round((counted * Math.min(share, 100)) / 100));
  }
  const placed: (string | null)[] = [];
  for (const [index, value] of values.entries()) {
    if (value <= 0) placed.push(null);
    else if (index > 0 && values[index - 1] === value) placed.push(placed[index - 1] as string | null);
    else placed.push(bands[ends.findIndex((end) => index < end)]?.classId ?? null);
  }
  return placed;
}
