import type { Disposition, NoOrderReason } from '../../shared/contract/dispositions.ts';
import { isConnected } from '../../shared/contract/dispositions.ts';
import type { Random } from './random.ts';

/** What comes of the day's call of a customer in the end: its order, or `unreached` after as many tries as there may be. */
export type WorkResult = 'ordered' | 'no-order' | 'refused' | 'unreached';

function weighted<T>(choices: readonly (readonly [T, number])[]): readonly T[] {
  return choices.flatMap(([choice, weight]) => Array.from({ length: weight }, () => choice));
}

const NOT_CONNECTED = weighted<Disposition>([
  ['no-answer', 13],
  ['busy', 5],
  ['unreachable', 3],
]);
const NOT_FINAL = weighted<Disposition>([
  ['callback', 8],
  ['wrong-person', 2],
  ['dropped', 3],
  ['parked', 2],
]);
const REASONS = weighted<NoOrderReason>([
  ['enough-stock', 40],
  ['no-money', 14],
  ['wanted-product-missing', 11],
  ['quota-too-small', 9],
  ['owner-away', 8],
  ['not-wanted-this-time', 7],
  ['price', 4],
  ['shop-closed-for-now', 3],
  ['bought-elsewhere', 2],
  ['other', 2],
]);

export function resultWithoutOrder(random: Random): WorkResult {
  const at = random.next();
  return at < 0.66 ? 'no-order' : at < 0.75 ? 'refused' : 'unreached';
}

export function noOrderReason(random: Random): NoOrderReason {
  return random.pick(REASONS);
}

/** The attempts before the one that counts, or `most` in vain. `vain`: how often an attempt reaches nobody. */
export function attemptsBefore(random: Random, result: WorkResult, most: number, vain: number): Disposition[] {
  if (result === 'unreached') return Array.from({ length: most }, () => random.pick(NOT_CONNECTED));
  const failures: Disposition[] = [];
  while (failures.length < most - 1 && random.chance(vain)) failures.push(random.pick(NOT_CONNECTED));
  if (failures.length < most - 1 && random.chance(0.08)) failures.push(random.pick(NOT_FINAL));
  return failures;
}

/** Seconds until the next attempt: the retry rules' minutes, at least those of the strategy. */
export function secondsToWait(disposition: Disposition, leastMinutes: number): number {
  const minutes = { busy: 10, 'no-answer': 60, unreachable: 120, 'wrong-person': 120 }[disposition as string] ?? 1;
  return 60 * (disposition === 'parked' ? 6 : Math.max(minutes, leastMinutes));
}

/** Whole seconds of one attempt. */
export interface WorkLengths {
  readonly preview: number;
  readonly dialing: number;
  /** Until the hold, and after it; 0 when nobody answered. */
  readonly talk: number;
  readonly hold: number;
  readonly wrapUp: number;
}

/** An order takes as long as it has lines. */
export function lengthsOf(random: Random, disposition: Disposition, lines: number, pace: number): WorkLengths {
  const preview = random.between(3, 14);
  if (!isConnected(disposition)) {
    const dialing = disposition === 'no-answer' ? random.between(22, 42) : random.between(6, 16);
    return { preview, dialing, talk: 0, hold: 0, wrapUp: random.between(3, 11) };
  }
  const talk = {
    ordered: () => Math.max(40, 78 + lines * random.between(11, 22) + Math.round(random.normal() * 16)),
    'no-order': () => random.between(45, 130),
    refused: () => random.between(12, 40),
    callback: () => random.between(14, 48),
    'wrong-person': () => random.between(8, 25),
    dropped: () => random.between(4, 60),
    parked: () => random.between(20, 80),
  }[disposition as string];
  return {
    preview,
    dialing: random.between(5, 21),
    talk: Math.round(pace * (talk?.() ?? random.between(50, 240))),
    hold: random.chance(0.05) ? random.between(9, 75) : 0,
    wrapUp: Math.round(pace * (disposition === 'ordered' ? random.between(16, 62) : random.between(8, 38))),
  };
}
