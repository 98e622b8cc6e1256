import { type PastCase, pastCases } from '../../../build/sample/past-cases.ts';
import { type Random, randomFrom } from '../../../build/sample/random.ts';
import { nextNumber } from '../../../db/commands.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { beginTicketPause, endTicketPause, putTicketClock } from '../../../db/ticket-clocks.ts';
import { appendTicketEvent } from '../../../db/ticket-events.ts';
import { indexTicket } from '../../../db/ticket-search.ts';
import { categoryPath } from '../../../db/ticket-setup.ts';
import { insertTicket } from '../../../db/tickets.ts';
import { CLOCK_KINDS, type ClockKind, NUMBER_LETTERS, type TransitionName } from '../../../shared/contract/tickets.ts';
import { addDays, businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import type { WorkingTime } from '../../../shared/domain/calendar/working-time.ts';
import { CASE_WAY } from '../../../shared/domain/tickets/case-way.ts';
import { readClock } from '../../../shared/domain/tickets/clock.ts';
import { allowedBy, policyOf } from '../tickets/keep-clocks.ts';
import { workingTimeOf } from '../tickets/working-time-of.ts';

const MINUTE_MS = 60_000;
const ALLOWED_ELSE = 480;

export interface PastCaseSources {
  readonly today: string;
  readonly seed: string;
  readonly customers: readonly { readonly id: string; readonly teamId: string | null }[];
  readonly workers: readonly { readonly id: string; readonly name: string }[];
  readonly lead: { readonly id: string; readonly name: string };
  /** By the key of the usual category. */
  readonly categories: ReadonlyMap<string, string>;
}

/**
 * Cases of the last three months that have ended, so that figures have something to show. Written row by row as the steps
 * would have left them: to take each through its steps would take a second.
 */
export function putPastCases(tx: WritableDB, sources: PastCaseSources): void {
  const random = randomFrom(`${sources.seed}/past-cases`);
  const time = workingTimeOf(tx);
  const { timeZone } = companySettings(tx);
  const begunMs = instantOf(sources.today, 0, timeZone);
  const planned = pastCases(random)
    .map((past) => ({ past, registeredAtMs: registeredAt(past, sources.today, time, timeZone) }))
    .toSorted((a, b) => a.registeredAtMs - b.registeredAtMs);
  for (const { past, registeredAtMs } of planned) {
    const way = wayOf(tx, past, registeredAtMs, sources, time);
    if (way.endedAtMs < begunMs) putPastCase(tx, { past, registeredAtMs, way, sources, random, time, timeZone });
  }
}

function registeredAt({ daysAgo, minuteOfWork }: PastCase, today: string, time: WorkingTime, timeZone: string): number {
  const midnightMs = instantOf(addDays(today, -daysAgo), 0, timeZone);
  return time.after(midnightMs, minuteOfWork * MINUTE_MS) ?? midnightMs;
}

interface Step {
  readonly transition: TransitionName;
  readonly atMs: number;
}
interface Run {
  readonly kind: ClockKind;
  readonly round: number;
  readonly startedAtMs: number;
  readonly stoppedAtMs: number;
}
interface Way {
  readonly policyId: string | null;
  readonly allowed: (kind: ClockKind) => number | null;
  readonly steps: readonly Step[];
  readonly runs: readonly Run[];
  readonly pause: { readonly fromMs: number; readonly toMs: number } | null;
  readonly endedAtMs: number;
}

/** When each of its steps was made. */
function wayOf(
  tx: WritableDB,
  past: PastCase,
  registeredAtMs: number,
  { categories, customers }: PastCaseSources,
  time: WorkingTime,
): Way {
  const categoryId = categories.get(past.category) as string;
  const priority = categoryPath(tx, categoryId)[0]?.priority ?? 'normal';
  const owner = { kind: past.kind, categoryId, priority, customerId: customers[0]?.id ?? null };
  const policy = policyOf(tx, registeredAtMs, owner);
  const allowed = (kind: ClockKind) => allowedBy(policy, kind);
  const after = (fromMs: number, minutes: number) => time.after(fromMs, Math.round(minutes) * MINUTE_MS) ?? fromMs;
  const length = (kind: ClockKind, share: number) => share * (allowed(kind) ?? ALLOWED_ELSE);
  const acceptedAtMs = after(registeredAtMs, length('first-response', past.firstResponse));
  const handedAtMs = Math.max(acceptedAtMs + MINUTE_MS, after(registeredAtMs, length('hand-over', past.handOver)));
  const pause =
    past.waitedMinutes === 0 ? null : { fromMs: after(handedAtMs, 5), toMs: after(handedAtMs, 5 + past.waitedMinutes) };
  const workedFromMs = pause?.toMs ?? handedAtMs;
  const doneAtMs = Math.max(
    workedFromMs + MINUTE_MS,
    after(registeredAtMs, length('solution', past.solution) + past.waitedMinutes),
  );
  const steps: Step[] = [{ transition: 'accept', atMs: acceptedAtMs }];
  const runs: Run[] = [];
  const stopAll = (round: number, startedAtMs: number, ends: readonly [number, number, number]) => {
    for (const [at, kind] of CLOCK_KINDS.entries()) {
      runs.push({ kind, round, startedAtMs, stoppedAtMs: ends[at] as number });
    }
  };
  if (past.end === 'withdrawn') {
    steps.push({ transition: 'withdraw', atMs: doneAtMs });
    stopAll(1, registeredAtMs, [acceptedAtMs, doneAtMs, doneAtMs]);
    return { policyId: policy?.id ?? null, allowed, steps, runs, pause: null, endedAtMs: doneAtMs };
  }
  steps.push({ transition: 'work', atMs: handedAtMs });
  if (pause) steps.push({ transition: 'wait', atMs: pause.fromMs }, { transition: 'resume', atMs: pause.toMs });
  steps.push({ transition: 'resolve', atMs: doneAtMs });
  stopAll(1, registeredAtMs, [acceptedAtMs, handedAtMs, doneAtMs]);
  let resolvedAtMs = doneAtMs;
  if (past.reopened) {
    const againMs = after(doneAtMs, 200);
    const workMs = after(againMs, 15);
    resolvedAtMs = after(againMs, 60 + length('solution', past.solution) / 3);
    steps.push(
      { transition: 'reopen', atMs: againMs },
      { transition: 'work', atMs: workMs },
      { transition: 'resolve', atMs: resolvedAtMs },
    );
    stopAll(2, againMs, [workMs, workMs, resolvedAtMs]);
  }
  const endedAtMs = after(resolvedAtMs, past.end === 'not-reached' ? 1500 : 45);
  if (past.kind === 'complaint') steps.push({ transition: 'ask-customer', atMs: after(resolvedAtMs, 5) });
  steps.push({ transition: past.end === 'not-reached' ? 'close-not-reached' : 'close', atMs: endedAtMs });
  return { policyId: policy?.id ?? null, allowed, steps, runs, pause, endedAtMs };
}

interface Placed {
  readonly past: PastCase;
  readonly registeredAtMs: number;
  readonly way: Way;
  readonly sources: PastCaseSources;
  readonly random: Random;
  readonly time: WorkingTime;
  readonly timeZone: string;
}

function putPastCase(tx: WritableDB, { past, registeredAtMs, way, sources, random, time, timeZone }: Placed): void {
  const id = random.uuid(registeredAtMs);
  const { customers, workers, lead, categories } = sources;
  const customer = random.pick(customers);
  const worker = random.pick(workers);
  const path = categoryPath(tx, categories.get(past.category) as string);
  const [category] = path;
  if (!category) return;
  const series = `${NUMBER_LETTERS[past.kind]}-${businessDateAt(registeredAtMs, timeZone).replaceAll('-', '')}`;
  const isWithdrawn = past.end === 'withdrawn';
  const isComplaint = past.kind === 'complaint';
  const unitId = path.find((each) => each.unitId !== null)?.unitId ?? null;
  insertTicket(tx, {
    ...{ id, number: `${series}-${String(nextNumber(tx, `ticket-${series}`)).padStart(4, '0')}`, kind: past.kind },
    ...{ state: isWithdrawn ? 'withdrawn' : 'closed', version: way.steps.length + 1, priority: category.priority },
    ...{
      categoryId: category.id,
      customerId: customer.id,
      personName: null,
      personPhone: null,
      teamId: customer.teamId,
    },
    ...{ callId: null, orderId: null, orderLineNumber: null, description: past.text, fields: '{}', unitId },
    ...{ assigneeId: worker.id, policyId: way.policyId, level: 0, waitingFor: null },
    ...{ result: isWithdrawn ? null : '已与零售户沟通并办妥。', rootCause: isWithdrawn ? null : past.cause },
    ...{
      decision: isWithdrawn
        ? null
        : ({ complaint: null, suggestion: 'adopted', 'service-request': 'approved' } as const)[past.kind],
    },
    ...{ reply: isWithdrawn || isComplaint ? null : '您的意见我们已经采纳，谢谢。' },
    ...{ satisfaction: isComplaint && past.end === 'answered' ? past.score : null },
    ...{ closedAs: isWithdrawn ? null : past.end === 'not-reached' ? 'not-reached' : 'answered' },
    ...{ reopenedCount: past.reopened && !isWithdrawn ? 1 : 0, customerChangeId: null, registeredAtMs },
    ...{ registeredBy: worker.id, endedAtMs: way.endedAtMs, dueAtMs: null },
    resolvedAtMs: way.steps.findLast(({ transition }) => transition === 'resolve')?.atMs ?? null,
  });
  if (way.pause) {
    beginTicketPause(tx, id, way.pause.fromMs);
    endTicketPause(tx, id, way.pause.toMs);
  }
  const pauses = way.pause ? [way.pause] : [];
  for (const { kind, round, startedAtMs, stoppedAtMs } of way.runs) {
    const allowedMinutes = way.allowed(kind);
    const reading = readClock({ startedAtMs, stoppedAtMs, allowedMinutes, pauses }, time, stoppedAtMs);
    putTicketClock(tx, {
      ...{ ticketId: id, kind, round, startedAtMs, stoppedAtMs, allowedMinutes, warnPercent: 80, warnAtMs: null },
      ...{ dueAtMs: reading.dueAtMs, warnedAtMs: null, breachedAtMs: reading.dueAtMs },
      met: reading.state === 'none' ? null : reading.state === 'met' ? 1 : 0,
    });
  }
  const tell = (
    atMs: number,
    by: PastCaseSources['lead'],
    kind: 'registered' | 'moved',
    data: Record<string, string>,
  ) =>
    appendTicketEvent(tx, {
      ...{ id: random.uuid(atMs), ticketId: id, atMs, operatorId: by.id, operatorName: by.name, kind, data },
      ...{ text: '', told: false },
    });
  tell(registeredAtMs, worker, 'registered', { category: category.name, priority: category.priority });
  let from: string = 'registered';
  for (const { transition, atMs } of way.steps) {
    const { to, roles } = CASE_WAY[transition];
    tell(atMs, roles.includes('operator') ? worker : lead, 'moved', { from, to, transition });
    from = to;
  }
  indexTicket(tx, id);
}
