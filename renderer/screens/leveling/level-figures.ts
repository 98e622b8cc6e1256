import type { LevelMoveView, LevelProposalView, SetOrderWeekdaysInput } from '../../../shared/contract/leveling.ts';
import { WEEKDAY_CODES } from '../../../shared/domain/calendar/business-date.ts';
import { deviationOf } from '../../../shared/domain/leveling/propose-weekdays.ts';

export const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** Expected calls a week by weekday of one group, or of all (null), before and with the chosen moves. */
export function weekOf(
  { groups }: LevelProposalView,
  chosen: readonly LevelMoveView[],
  group: number | null,
): { readonly before: readonly number[]; readonly after: readonly number[] } {
  const wanted = groups.filter((_group, place) => group === null || place === group);
  const before = DAYS.map((day) => wanted.reduce((sum, one) => sum + (one.before[day] ?? 0), 0));
  const after = [...before];
  for (const move of chosen) {
    if (group !== null && move.group !== group) continue;
    for (const day of DAYS) {
      const change = ((move.to >> day) & 1) - ((move.from >> day) & 1);
      after[day] = (after[day] as number) + change * move.load;
    }
  }
  return { before, after };
}

export interface LevelGain {
  readonly peak: { readonly before: number; readonly after: number };
  readonly deviation: { readonly before: number; readonly after: number };
}

export function gainOf(week: { readonly before: readonly number[]; readonly after: readonly number[] }): LevelGain {
  return {
    peak: { before: Math.max(...week.before), after: Math.max(...week.after) },
    deviation: { before: deviationOf(week.before), after: deviationOf(week.after) },
  };
}

/** The moves as the command takes them: customers by the days they get. */
export function inputOfMoves(moves: readonly LevelMoveView[], reason: string): SetOrderWeekdaysInput {
  const byDays = new Map<number, string[]>();
  for (const move of moves) byDays.set(move.to, [...(byDays.get(move.to) ?? []), move.customerId]);
  return {
    reason,
    groups: [...byDays].map(([to, customerIds]) => ({
      orderWeekdays: WEEKDAY_CODES.filter((_code, day) => (to >> day) & 1),
      customerIds,
    })),
  };
}

/** Chooses or leaves out moves; those of one owner go together. */
export function withChosen(
  moves: readonly LevelMoveView[],
  chosen: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): Set<string> {
  const changed = moves.filter((move) => wanted.has(move.customerId) !== chosen.has(move.customerId));
  const next = new Set(wanted);
  const units = new Map(changed.map((move) => [move.unit, wanted.has(move.customerId)]));
  for (const move of moves) {
    const on = units.get(move.unit);
    if (on === true) next.add(move.customerId);
    else if (on === false) next.delete(move.customerId);
  }
  return next;
}
