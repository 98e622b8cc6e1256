/**
 * Shares calls out so that the most loaded gets the fewest: each call in turn goes to whoever has the least then, the
 * first of equals. `loads` are the open calls that each has already. Gives the receiver of each call, in order.
 */
export function shareByLoad(calls: number, loads: readonly number[]): number[] {
  if (loads.length === 0) throw new RangeError('nobody to share with');
  const everybody = loads.map((_load, at) => at);
  return shareAmong(
    Array.from({ length: calls }, () => everybody),
    loads,
  ) as number[];
}

/**
 * The same where not everybody may have each call: `among` names by place who may. The fewer may have a call the earlier
 * it is given, so that the others make up for it. Null: nobody may.
 */
export function shareAmong(among: readonly (readonly number[])[], loads: readonly number[]): (number | null)[] {
  const now = [...loads];
  const given: (number | null)[] = among.map(() => null);
  const fewestFirst = among.map((may, call) => ({ may, call })).sort((a, b) => a.may.length - b.may.length);
  for (const { may, call } of fewestFirst) {
    let to: number | null = null;
    for (const at of may) {
      const [load, least] = [now[at] as number, to === null ? Number.POSITIVE_INFINITY : (now[to] as number)];
      if (load < least) to = at;
    }
    if (to === null) continue;
    given[call] = to;
    now[to] = (now[to] as number) + 1;
  }
  return given;
}

/**
 * Gives each call one of some places that were counted out (a person may be among them several times), in order, those
 * that the fewest may have first. Null: no place is left that may have it.
 */
export function fillPlaces(among: readonly (readonly number[])[], places: readonly number[]): (number | null)[] {
  const left = [...places];
  const given: (number | null)[] = among.map(() => null);
  const fewestFirst = among.map((may, call) => ({ may, call })).sort((a, b) => a.may.length - b.may.length);
  for (const { may, call } of fewestFirst) {
    const at = left.findIndex((place) => may.includes(place));
    if (at >= 0) given[call] = left.splice(at, 1)[0] ?? null;
  }
  return given;
}
