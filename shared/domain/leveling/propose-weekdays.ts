/** Customers that keep the same order weekdays: one, or all of one owner. */
export interface LevelUnit {
  /** Of all units a different one; it settles ties, so that the order of rows never matters. */
  readonly id: string;
  readonly customers: number;
  /** Whose load is evened out: a team or a route. */
  readonly group: string;
  /** One bit a weekday, Monday lowest: the order weekdays now. */
  readonly weekdays: number;
  /** The weekdays on which every route of the unit takes orders. */
  readonly allowed: number;
  /** Expected calls a week on each of its weekdays. */
  readonly load: number;
}

export interface LevelInput {
  readonly units: readonly LevelUnit[];
  /** Expected calls a week, Monday first, of whoever can't move, by group. */
  readonly fixed: ReadonlyMap<string, readonly number[]>;
  /** At most so many customers change their days. */
  readonly mostCustomers: number;
}

export interface LevelMove {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

export interface LevelProposal {
  /** By id. */
  readonly moves: readonly LevelMove[];
  /** Expected calls a week by weekday, Monday first, of each group. */
  readonly before: ReadonlyMap<string, readonly number[]>;
  readonly after: ReadonlyMap<string, readonly number[]>;
}

/** Days that differ by less than this share of an average day are even: a move for less is not worth a phone call. */
const EVEN_SHARE = 0.02;
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** Units that are alike: which of them moves makes no difference to the load. */
interface Pile {
  readonly key: string;
  readonly customers: number;
  readonly weekdays: number;
  readonly allowed: number;
  readonly load: number;
  /** Those not moved yet; the first by id is the last of the list. */
  readonly units: LevelUnit[];
}

interface Group {
  readonly load: number[];
  readonly piles: readonly Pile[];
  readonly even: number;
  best: Step | null;
}

interface Step {
  readonly pile: Pile;
  readonly from: number;
  readonly to: number;
  /** By how much the objective falls for each customer that moves. */
  readonly gain: number;
}

/**
 * Proposes order weekdays that even out the load of the week. The objective is the sum of squares of each group's load
 * by weekday; a unit of load w that moves from a day with load a to one with load b lowers it by 2w(a - b - w). Moves
 * are taken greedily, the most gain for each moved customer first, until no move narrows the gap between its two days
 * by more than {@link EVEN_SHARE} of an average day, or `mostCustomers` are reached. Each unit changes one weekday at
 * most, to one that its routes allow: few moves, and no group's load is ever less even than before.
 */
export function proposeWeekdays({ units, fixed, mostCustomers }: LevelInput): LevelProposal {
  const groups = groupsOf(units, fixed);
  const before = loadsOf(groups);
  for (const group of groups.values()) group.best = bestStep(group, mostCustomers);
  const moves: LevelMove[] = [];
  let left = mostCustomers;
  for (;;) {
    const chosen = chooseGroup(groups);
    if (!chosen?.best) break;
    const { pile, from, to } = chosen.best;
    if (pile.customers <= left) {
      const unit = pile.units.pop() as LevelUnit;
      moves.push({ id: unit.id, from: pile.weekdays, to: (pile.weekdays & ~(1 << from)) | (1 << to) });
      chosen.load[from] = (chosen.load[from] as number) - pile.load;
      chosen.load[to] = (chosen.load[to] as number) + pile.load;
      left -= pile.customers;
    }
    chosen.best = bestStep(chosen, left);
  }
  moves.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { moves, before, after: loadsOf(groups) };
}

function groupsOf(units: readonly LevelUnit[], fixed: LevelInput['fixed']): Map<string, Group> {
  const names = [...new Set([...fixed.keys(), ...units.map((unit) => unit.group)])].sort();
  const groups = new Map<string, Group>();
  const byGroup = new Map<string, LevelUnit[]>();
  // In the order of ids, last first: sums and choices are the same whatever the order of rows.
  for (const unit of [...units].sort((a, b) => (a.id < b.id ? 1 : -1))) {
    const own = byGroup.get(unit.group);
    if (own) own.push(unit);
    else byGroup.set(unit.group, [unit]);
  }
  for (const name of names) {
    const own = byGroup.get(name) ?? [];
    const load = DAYS.map((day) => fixed.get(name)?.[day] ?? 0);
    const piles = new Map<string, Pile>();
    for (const unit of own) {
      const { customers, weekdays, allowed } = unit;
      for (const day of DAYS) if (weekdays & (1 << day)) load[day] = (load[day] as number) + unit.load;
      // Who may go nowhere else only adds to the load.
      if ((allowed & ~weekdays) === 0 || weekdays === 0 || unit.load <= 0) continue;
      const key = `${weekdays} ${allowed} ${unit.load} ${customers}`;
      const pile = piles.get(key);
      if (pile) pile.units.push(unit);
      else piles.set(key, { key, customers, weekdays, allowed, load: unit.load, units: [unit] });
    }
    const allowed = own.reduce((all, unit) => all | unit.allowed, 0);
    const used = DAYS.filter((day) => (load[day] as number) > 0 || allowed & (1 << day)).length;
    const even = used === 0 ? 0 : (EVEN_SHARE * load.reduce((sum, n) => sum + n, 0)) / used;
    const sorted = [...piles.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    groups.set(name, { load, piles: sorted, even, best: null });
  }
  return groups;
}

function chooseGroup(groups: ReadonlyMap<string, Group>): Group | null {
  let chosen: Group | null = null;
  for (const group of groups.values()) {
    if (group.best && group.best.gain > (chosen?.best?.gain ?? 0)) chosen = group;
  }
  return chosen;
}

function bestStep({ load, piles, even }: Group, mostCustomers: number): Step | null {
  let best: Step | null = null;
  for (const pile of piles) {
    if (pile.units.length === 0 || pile.customers > mostCustomers) continue;
    for (const from of DAYS) {
      if (!(pile.weekdays & (1 << from))) continue;
      for (const to of DAYS) {
        if (!(pile.allowed & (1 << to)) || pile.weekdays & (1 << to)) continue;
        const narrowed = (load[from] as number) - (load[to] as number) - pile.load;
        if (narrowed <= even) continue;
        const gain = (2 * pile.load * narrowed) / pile.customers;
        if (gain > (best?.gain ?? 0)) best = { pile, from, to, gain };
      }
    }
  }
  return best;
}

function loadsOf(groups: ReadonlyMap<string, Group>): Map<string, readonly number[]> {
  return new Map([...groups].map(([name, group]) => [name, [...group.load]]));
}

/** How uneven the load of some weekdays is: the standard deviation over the days on which there is any. */
export function deviationOf(load: readonly number[]): number {
  const used = load.filter((n) => n > 0);
  if (used.length === 0) return 0;
  const mean = used.reduce((sum, n) => sum + n, 0) / used.length;
  return Math.sqrt(used.reduce((sum, n) => sum + (n - mean) ** 2, 0) / used.length);
}
