import type { WritableDB } from '../../../db/connection.ts';
import {
  type ClockCome,
  climbTicket,
  clockedTickets,
  clocksRunOut,
  clocksToWarn,
  keepGround,
  keptGround,
  markBreached,
  markWarned,
} from '../../../db/ticket-clock-watch.ts';
import { appendTicketEvent, type TicketEventRow } from '../../../db/ticket-events.ts';
import { findTicket } from '../../../db/tickets.ts';
import { MOST_LEVEL } from '../../../shared/contract/tickets.ts';
import type { JobContext } from '../jobs/job.ts';
import { clockGround } from './clock-ground.ts';
import { keepPolicy } from './keep-clocks.ts';
import { workingTimeOf } from './working-time-of.ts';

/** Cases a transaction: others may write in between. */
const BATCH = 200;
/** Of more changed cases no ids are told: whoever shows some asks again. */
const MOST_TOLD = 200;

type Program = Pick<JobContext, 'nowMs' | 'newId'>;

/**
 * What the clocks of cases do by themselves. First their times are worked out anew when the calendar, the working periods
 * or the policies are others than last time; then whatever has come is written down: a warning, or a breach, at which the
 * case climbs one level. Each transaction looks again at what it writes, so two processes never say a thing twice.
 * Returns how many cases changed, and
 * which ones where these are few. A job.
 */
export async function watchClocks(job: JobContext): Promise<{ changed: number; ids: string[] }> {
  const changed = new Set<string>();
  await keepAllClocks(job, changed);
  for (const tell of [tellBreaches, tellWarnings]) {
    for (let told = BATCH; told === BATCH; ) {
      job.throwIfCancelled();
      const ids = await job.write((tx) => tell(tx, job));
      for (const id of ids) changed.add(id);
      told = ids.length;
    }
  }
  return { changed: changed.size, ids: changed.size > MOST_TOLD ? [] : [...changed] };
}

async function keepAllClocks(job: JobContext, changed: Set<string>): Promise<void> {
  const ground = clockGround(job.reader);
  if (ground === keptGround(job.reader)) return;
  const time = workingTimeOf(job.reader);
  for (let after = 0; ; ) {
    job.throwIfCancelled();
    const batch = await job.write((tx) => {
      const tickets = clockedTickets(tx, after, BATCH);
      for (const { id } of tickets) {
        const ticket = findTicket(tx, id);
        if (!ticket) continue;
        const change = keepPolicy(tx, job.nowMs(), ticket, time);
        if (change) say(tx, job, id, { atMs: job.nowMs(), kind: 'policy', data: change });
      }
      return tickets;
    });
    for (const { id } of batch) changed.add(id);
    after = batch.at(-1)?.searchId ?? after;
    if (batch.length < BATCH) break;
  }
  await job.write((tx) => keepGround(tx, ground));
}

/** At each breach one level up. The timeline has it at the instant at which the time was over, however late it is seen. */
function tellBreaches(tx: WritableDB, program: Program): string[] {
  const nowMs = program.nowMs();
  return clocksRunOut(tx, nowMs, BATCH).map((clock) => {
    const { ticketId, atMs } = clock;
    markBreached(tx, clock, nowMs);
    say(tx, program, ticketId, { atMs, kind: 'clock-breached', data: toldOf(clock, nowMs) });
    const level = climbTicket(tx, ticketId, MOST_LEVEL);
    if (level !== undefined) {
      say(tx, program, ticketId, { atMs, kind: 'climbed', data: { from: level - 1, to: level, clock: clock.kind } });
    }
    return ticketId;
  });
}

function tellWarnings(tx: WritableDB, program: Program): string[] {
  const nowMs = program.nowMs();
  return clocksToWarn(tx, nowMs, BATCH).map((clock) => {
    markWarned(tx, clock, nowMs);
    say(tx, program, clock.ticketId, { atMs: clock.atMs, kind: 'clock-warned', data: toldOf(clock, nowMs) });
    return clock.ticketId;
  });
}

function toldOf({ kind, atMs }: ClockCome, nowMs: number): TicketEventRow['data'] {
  return { clock: kind, atMs, noticedAtMs: nowMs };
}

function say(
  tx: WritableDB,
  { newId }: Program,
  ticketId: string,
  said: Pick<TicketEventRow, 'atMs' | 'kind' | 'data'>,
): void {
  appendTicketEvent(tx, { ...said, id: newId(), ticketId, operatorId: null, operatorName: '', text: '', told: false });
}
