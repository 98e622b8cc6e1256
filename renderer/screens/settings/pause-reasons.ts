import { BUILT_IN_PAUSES, MOST_PAUSES, type PauseReason } from '../../../shared/contract/seats.ts';

export interface PauseProblem {
  readonly key: 'nameMissing' | 'minutesOut' | 'activeOut';
  /** Which of them. */
  readonly at: number;
}

/** What keeps a list of reasons from being saved, or null. */
export function problemOfPauses(reasons: readonly PauseReason[]): PauseProblem | null {
  const isNamed = ({ code, label }: PauseReason) =>
    (BUILT_IN_PAUSES as readonly string[]).includes(code) || `${label['zh-CN']}${label.en}`.trim() !== '';
  const unnamed = reasons.findIndex((reason) => !isNamed(reason));
  if (unnamed >= 0) return { key: 'nameMissing', at: unnamed };
  const out = reasons.findIndex(
    ({ mostMinutes: most }) => most !== null && !(Number.isInteger(most) && most >= 1 && most <= 480),
  );
  if (out >= 0) return { key: 'minutesOut', at: out };
  const active = reasons.filter((reason) => reason.active).length;
  return active === 0 || active > MOST_PAUSES ? { key: 'activeOut', at: 0 } : null;
}

/** A reason of the company's own, still without a name; inactive where no digit is left for it. */
export function newPause(reasons: readonly PauseReason[]): PauseReason {
  let n = 1;
  while (reasons.some(({ code }) => code === `own-${n}`)) n += 1;
  const active = reasons.filter((reason) => reason.active).length < MOST_PAUSES;
  return { code: `own-${n}`, label: { 'zh-CN': '', en: '' }, active, isWork: false, mostMinutes: null };
}

/** The list with one of them a place further up. */
export function movedUp(reasons: readonly PauseReason[], at: number): PauseReason[] {
  const moved = reasons[at];
  if (!moved || at === 0) return [...reasons];
  const rest = reasons.filter((_reason, index) => index !== at);
  return [...rest.slice(0, at - 1), moved, ...rest.slice(at - 1)];
}
