/**
 * Shares calls out so that the most loaded gets the fewest: each call in turn goes to whoever has the least then, the
 * first of equals. `loads` are the open calls that each has already. Gives the receiver of each call, in order.
 */
export function shareByLoad(calls: number, loads: readonly number[]): number[] {
  if (loads.length === 0) throw new RangeError('nobody to share with');
  const now = [...loads];
  return Array.from({ length: calls }, () => {
    const least = now.indexOf(Math.min(...now));
    now[least] = (now[least] as number) + 1;
    return least;
  });
}
