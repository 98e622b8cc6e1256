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
import type { PastAudit } from './past-audit.ts';
import type { CaseCall, PastDesk } from './past-desk.ts';

const MINUTE_MS = 60_000;
const ALLOWED_ELSE = 480;

export interface PastCaseSources {
  readonly today: string;
  readonly seed: string;
  readonly customers: readonly { readonly id: string; readonly teamId: string | null }[];
  readonly workers: readonly { readonly id: string; readonly name: string }[];
  readonly lead: { readonly id: string; readonly name: string };
  /** Calls of the past that cases came up in; null: there was none. */
  readonly desk: PastDesk | null;
  readonly audit: PastAudit | null;
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
    .map((past) => {
      const meantMs = registeredAt(past, sources.today, time, timeZone);
      const from = sources.desk?.takeCall(businessDateAt(meantMs, timeZone), meantMs) ?? null;
      return { past, from, registeredAtMs: from?.atMs ?? meantMs };
    })
    .toSorted((a, b) => a.registeredAtMs - b.registeredAtMs);
  for (const { past, from, registeredAtMs } of planned) {
    const way = wayOf(tx, past, registeredAtMs, sources, time);
    if (way.endedAtMs >= begunMs) continue;
    const id = random.uuid(registeredAtMs);
    const answer = from && asks(past) ? askIn(tx, random, sources, { way, from, id, begunMs }) : null;
    putPastCase(tx, { past, from, id, registeredAtMs, way: answer?.way ?? way, sources, random, time, timeZone });
    if (answer) tellAnswer(tx, random, { id, past, call: answer.call });
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

function asks({ kind, end }: PastCase): boolean {
  return kind === 'complaint' && end === 'answered';
}

/** The customer is asked once its case is resolved, and a lead closes it after that. */
function askIn(
  tx: WritableDB,
  random: Random,
  { desk }: PastCaseSources,
  asked: { readonly way: Way; readonly from: CaseCall; readonly id: string; readonly begunMs: number },
): { readonly call: CaseCall; readonly way: Way } | null {
  const { way, from, id, begunMs } = asked;
  const askedAtMs = way.steps.find(({ transition }) => transition === 'ask-customer')?.atMs ?? way.endedAtMs;
  const of = { customer: from.customer, ticketId: id };
  const call = desk?.ask(tx, random, of, [askedAtMs + MINUTE_MS, begunMs - 60 * MINUTE_MS]);
  if (!call) return null;
  const endedAtMs = Math.max(way.endedAtMs, call.atMs + random.between(6, 50) * MINUTE_MS);
  const steps = way.steps.map((step) => (step.transition === 'close' ? { ...step, atMs: endedAtMs } : step));
  return { call, way: { ...way, steps, endedAtMs } };
}

function tellAnswer(
  tx: WritableDB,
  random: Random,
  { id, past, call }: { readonly id: string; readonly past: PastCase; readonly call: CaseCall },
): void {
  const { worker, callId, atMs } = call;
  appendTicketEvent(tx, {
    ...{ id: random.uuid(atMs), ticketId: id, atMs, operatorId: worker.id, operatorName: worker.name },
    ...{ kind: 'follow-up-answered', text: '', told: false },
    data: { settled: true, satisfaction: past.score, callId },
  });
}

interface Placed {
  readonly past: PastCase;
  readonly id: string;
  /** The call that it came up in. */
  readonly from: CaseCall | null;
  readonly registeredAtMs: number;
  readonly way: Way;
  readonly sources: PastCaseSources;
  readonly random: Random;
  readonly time: WorkingTime;
  readonly timeZone: string;
}

function putPastCase(tx: WritableDB, placed: Placed): void {
  const { past, id, from, registeredAtMs, way, sources, random, time, timeZone } = placed;
  const { customers, workers, lead, categories, audit } = sources;
  const customer = from?.customer ?? random.pick(customers);
  const worker = from?.worker ?? random.pick(workers);
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
    ...{
      callId: from?.callId ?? null,
      orderId: null,
      orderLineNumber: null,
      description: past.text,
      fields: '{}',
      unitId,
    },
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
  let state: string = 'registered';
  const of = { entity: 'ticket', entityId: id };
  const begun = { kind: past.kind, categoryId: category.id, customerId: customer.id, description: past.text };
  audit?.note(worker, registeredAtMs, 'tickets.register', {
    ...of,
    after: { ...begun, state, priority: category.priority, callId: from?.callId ?? null },
  });
  for (const [at, { transition, atMs }] of way.steps.entries()) {
    const { to, roles } = CASE_WAY[transition];
    const by = roles.includes('operator') ? worker : lead;
    tell(atMs, by, 'moved', { from: state, to, transition });
    const change = { before: { state, version: at + 1 }, after: { state: to, version: at + 2 } };
    audit?.note(by, atMs, 'tickets.move', { ...of, ...change });
    state = to;
  }
  indexTicket(tx, id);
}
