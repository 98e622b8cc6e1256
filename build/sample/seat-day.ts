import { type Disposition, isConnected, type NoOrderReason } from '../../shared/contract/dispositions.ts';
import type { SeatState } from '../../shared/contract/seats.ts';
import type { ShiftSpan } from '../../shared/domain/operators/shifts.ts';
import type { Random } from './random.ts';
import type { WorkCustomer, Worker } from './work-facts.ts';
import { lengthsOf } from './work-results.ts';
import { CALL_NOTES } from './work-words.ts';

export interface WorkState {
  readonly id: string;
  readonly operatorId: string;
  readonly seatId: string;
  readonly state: SeatState;
  readonly reason: string | null;
  readonly taskId: string | null;
  readonly atMs: number;
}
/** A call with its times in UTC ms, all on whole seconds, so that the seconds are those of the seat's states. */
export interface WorkCall {
  readonly id: string;
  readonly conversationId: string;
  readonly customer: WorkCustomer | null;
  readonly taskId: string | null;
  readonly source: 'strategy' | 'incoming' | 'follow-up';
  readonly direction: 'out' | 'in';
  readonly number: string | null;
  readonly disposition: Disposition;
  readonly noOrderReason: NoOrderReason | null;
  readonly orderId: string | null;
  readonly promisedAtMs: number | null;
  readonly note: string | null;
  readonly worker: Worker;
  readonly startedAtMs: number;
  readonly answeredAtMs: number | null;
  readonly endedAtMs: number;
  readonly talkSeconds: number;
  readonly holdSeconds: number;
  /** Set once the wrap-up is over. */
  wrapUpEndedAtMs: number;
  wrapUpSeconds: number;
}
export interface NewWorkCall {
  readonly customer: WorkCustomer | null;
  readonly taskId: string | null;
  readonly source: WorkCall['source'];
  readonly direction: WorkCall['direction'];
  readonly number: string | null;
  readonly disposition: Disposition;
  readonly noOrderReason?: NoOrderReason | null;
  readonly orderId?: string | null;
  readonly promisedAtMs?: number | null;
  /** Of the order. */
  readonly lines: number;
}

interface PlannedPause {
  readonly atMs: number;
  readonly reason: string;
  readonly seconds: number;
}

const MINUTE_MS = 60_000;
/** Whoever knows that nothing is due for so long turns to something else, in so many of a hundred cases. */
const LEAST_DESK_SECONDS = 200;
const DESK_SHARE = 0.72;

/** Every person and every team has a way of its own: some talk longer, some write more. */
export function paceOf(random: Random, team: number): number {
  return ([1, 1.1, 0.94][team % 3] as number) * (0.87 + 0.26 * random.next());
}

/** One person's day at the seat: every step moves the time on and writes the states that it went through. */
export class SeatDay {
  readonly calls: WorkCall[] = [];
  readonly states: WorkState[] = [];
  readonly endMs: number;
  nowMs = 0;
  readonly #random: Random;
  readonly #worker: Worker;
  readonly #spans: { readonly fromMs: number; readonly toMs: number }[];
  readonly #pauses: PlannedPause[];
  readonly #incoming: number[];
  #overMs = 0;
  #wrapUpSeconds = 0;

  /** `load`: how many customers are to be called; the more, the more call in. */
  constructor(
    random: Random,
    worker: Worker,
    midnightMs: number,
    {
      shifts,
      weekday,
      load,
    }: { readonly shifts: readonly ShiftSpan[]; readonly weekday: number; readonly load: number },
  ) {
    this.#random = random;
    this.#worker = worker;
    const at = (minute: number) => midnightMs + minute * MINUTE_MS;
    this.#spans = shifts.map(({ fromMinute, toMinute }) => ({ fromMs: at(fromMinute), toMs: at(toMinute) }));
    this.endMs = this.#spans.at(-1)?.toMs ?? midnightMs;
    this.#pauses = plannedPauses(random, shifts, weekday)
      .map(({ minute, reason, seconds }) => ({ atMs: at(minute), reason, seconds }))
      .toSorted((a, b) => a.atMs - b.atMs);
    const [first, last] = [shifts[0], shifts.at(-1)];
    this.#incoming =
      first && last
        ? Array.from({ length: random.between(Math.round(load * 0.12), Math.max(2, Math.round(load * 0.34))) }, () =>
            at(random.between(first.fromMinute, last.toMinute - 10)),
          )
            .map((ms) => ms + random.between(0, 59) * 1000)
            .toSorted((a, b) => a - b)
        : [];
  }

  /** Signs in for the next stretch of the shift; false when there is none. */
  begin(): boolean {
    const span = this.#spans.shift();
    if (!span) return false;
    this.nowMs = Math.max(this.nowMs + MINUTE_MS, span.fromMs + this.#random.between(-280, 200) * 1000);
    this.#overMs = span.toMs;
    this.#enter('ready');
    return true;
  }

  isOver(): boolean {
    return this.nowMs >= this.#overMs;
  }

  /** Signs out, a little after the stretch is over. */
  end(): void {
    this.nowMs = Math.max(this.nowMs, this.#overMs) + this.#random.between(5, 240) * 1000;
    this.#enter('signed-out');
  }

  /** Takes the pause that is due; false when none is. */
  pause(): boolean {
    const due = this.#pauses[0];
    if (!due || due.atMs > this.nowMs) return false;
    this.#pauses.shift();
    if (due.atMs < this.nowMs - 60 * MINUTE_MS) return false;
    this.#takePause(due.reason, due.seconds);
    return true;
  }

  #takePause(reason: string, seconds: number): void {
    this.#enter('paused', { reason });
    this.nowMs += seconds * 1000;
    this.#enter('ready');
  }

  /** Somebody calls in now. */
  takesIncoming(): boolean {
    const atMs = this.#incoming[0];
    if (atMs === undefined || atMs > this.nowMs) return false;
    this.#incoming.shift();
    return true;
  }

  /** Stays ready until then, until the next pause or call, or until the shift is over; a longer wait mostly goes to the desk's other work. */
  waitUntil(atMs: number): void {
    const random = this.#random;
    const ahead = [atMs, this.#pauses[0]?.atMs, this.#incoming[0], this.#overMs].filter(
      (ms): ms is number => ms !== undefined && ms > this.nowMs,
    );
    const untilMs = Math.min(...ahead);
    const idleSeconds = Math.floor((Math.min(atMs, this.#overMs) - this.nowMs) / 1000);
    if (idleSeconds < LEAST_DESK_SECONDS || !random.chance(DESK_SHARE)) {
      this.nowMs = Math.min(untilMs, this.nowMs + 5 * MINUTE_MS);
      return;
    }
    this.nowMs += random.between(20, 90) * 1000;
    const seconds = random.between(Math.floor(idleSeconds * 0.6), idleSeconds);
    const isLong = seconds > 20 * 60 && random.chance(0.3);
    this.#takePause(isLong ? random.pick(['training', 'coaching']) : 'desk-work', seconds);
  }

  /**
   * Dials or answers, talks and ends; the wrap-up follows by {@link wrapUp}. With `joins` it goes on in that call's
   * conversation, which ends as this one begins.
   */
  call(asked: NewWorkCall, joins?: WorkCall): WorkCall {
    const random = this.#random;
    const { preview, dialing, talk, hold, wrapUp } = lengthsOf(
      random,
      asked.disposition,
      asked.lines,
      this.#worker.pace,
    );
    const { taskId } = asked;
    if (asked.direction === 'out' && !joins) {
      this.nowMs += random.between(1, 5) * 1000;
      this.#enter('preview', { taskId });
      this.nowMs += preview * 1000;
      this.#enter('dialing', { taskId });
    }
    const startedAtMs = this.nowMs;
    if (asked.direction === 'out' && !joins) this.nowMs += dialing * 1000;
    const isAnswered = isConnected(asked.disposition);
    const answeredAtMs = isAnswered ? this.nowMs : null;
    if (isAnswered) {
      const before = hold === 0 ? talk : Math.floor(talk / 2);
      this.#enter('talking', { taskId });
      this.nowMs += before * 1000;
      if (hold > 0) {
        this.#enter('hold', { taskId });
        this.nowMs += hold * 1000;
        this.#enter('talking', { taskId });
        this.nowMs += (talk - before) * 1000;
      }
    }
    const id = random.uuid(startedAtMs);
    const notes = CALL_NOTES[asked.customer === null ? 'unknown' : asked.disposition] ?? [];
    const call: WorkCall = {
      ...{ noOrderReason: null, orderId: null, promisedAtMs: null },
      ...asked,
      ...{ id, conversationId: joins?.conversationId ?? id, worker: this.#worker },
      ...{ startedAtMs, answeredAtMs, endedAtMs: this.nowMs, talkSeconds: talk, holdSeconds: hold },
      ...{ wrapUpEndedAtMs: this.nowMs, wrapUpSeconds: 0 },
      note: notes.length > 0 && random.chance(asked.customer === null ? 1 : 0.12) ? random.pick(notes) : null,
    };
    this.#wrapUpSeconds = wrapUp;
    this.calls.push(call);
    return call;
  }

  /** Ends the last call's wrap-up. */
  wrapUp(): void {
    const call = this.calls.at(-1);
    if (!call) return;
    this.#enter('wrap-up', { taskId: call.taskId });
    this.nowMs += this.#wrapUpSeconds * 1000;
    call.wrapUpSeconds = this.#wrapUpSeconds;
    call.wrapUpEndedAtMs = this.nowMs;
    this.#enter('ready');
  }

  #enter(
    state: SeatState,
    { reason = null, taskId = null }: { reason?: string | null; taskId?: string | null } = {},
  ): void {
    const { id: operatorId, seatId } = this.#worker;
    this.states.push({
      id: this.#random.uuid(this.nowMs),
      operatorId,
      seatId,
      state,
      reason,
      taskId,
      atMs: this.nowMs,
    });
  }
}

/** Short breaks, a meal in a long stretch, the team's meeting, training, and what is left to do at the desk. */
function plannedPauses(random: Random, shifts: readonly ShiftSpan[], weekday: number) {
  const pauses: { minute: number; reason: string; seconds: number }[] = [];
  const add = (minute: number, reason: string, low: number, high: number) =>
    pauses.push({ minute: minute + random.between(-6, 6), reason, seconds: random.between(low * 60, high * 60) });
  for (const { fromMinute, toMinute } of shifts) {
    const middle = Math.round((fromMinute + toMinute) / 2);
    add(fromMinute + random.between(75, 100), 'short-break', 6, 14);
    if (random.chance(0.06)) add(middle + 20, 'short-break', 16, 24);
    if (toMinute - fromMinute > 300) {
      add(750, 'meal', 25, 42);
      add(toMinute - 110, 'short-break', 6, 13);
    }
  }
  const [first, last] = [shifts[0], shifts.at(-1)];
  if (!first || !last) return pauses;
  if (weekday === 1) add(Math.max(first.fromMinute + 10, 530), 'meeting', 15, 28);
  if (weekday === 3 && random.chance(0.5)) add(last.toMinute - 160, 'training', 30, 50);
  if (random.chance(0.05)) add(last.toMinute - 130, 'coaching', 12, 30);
  if (random.chance(0.04)) add(first.fromMinute + 140, 'technical', 4, 15);
  add(last.toMinute - 62, 'desk-work', 25, 48);
  return pauses;
}
