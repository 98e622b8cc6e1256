import { SAMPLE_ARTICLES, SAMPLE_CASES, SAMPLE_UNITS, type SampleCase } from '../../../build/sample/cases.ts';
import { SAMPLE_TIME_ZONE } from '../../../build/sample/options.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { endEmptyCalls, followUpCall } from '../../../db/follow-ups.ts';
import { putArticle } from '../../../db/knowledge.ts';
import { findCategory, updateCategory } from '../../../db/ticket-categories.ts';
import { addUnitMember, insertUnit } from '../../../db/ticket-setup.ts';
import { findTicket } from '../../../db/tickets.ts';
import { answerFollowUpInput } from '../../../shared/contract/follow-ups.ts';
import { moveTicketInput, registerTicketInput, TICKET_KINDS } from '../../../shared/contract/tickets.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { putStarterCategories } from '../case-setup/create-starter.ts';
import { putStarterPolicies } from '../case-setup/create-starter-policies.ts';
import { answerFollowUp } from '../follow-ups/answer-follow-up.ts';
import { noteUnreached } from '../follow-ups/note-unreached.ts';
import type { CommandContext } from '../services.ts';
import { moveTicket } from '../tickets/move-ticket.ts';
import { registerTicket } from '../tickets/register-ticket.ts';
import { replyTold } from '../tickets/reply-told.ts';
import { contextOf, type SamplePerson } from './put-past.ts';
import { type PastCaseSources, putPastCases } from './put-past-cases.ts';

const DAY_MS = 86_400_000;

export interface CaseSources {
  readonly today: string;
  readonly people: readonly SamplePerson[];
  readonly customerIds: readonly string[];
  /** Whose cases have ended. */
  readonly pastCustomers: PastCaseSources['customers'];
  readonly desk: PastCaseSources['desk'];
  readonly audit: PastCaseSources['audit'];
  readonly seed: string;
  newId(atMs: number): string;
}

/** Units, the usual categories and times, articles and a few cases of each kind in different states, taken on by the program's own steps. */
export function putCases(
  tx: WritableDB,
  { today, people, customerIds, pastCustomers, desk, audit, seed, newId }: CaseSources,
): void {
  const at = (daysAgo: number, minute: number) => instantOf(addDays(today, -daysAgo), minute, SAMPLE_TIME_ZONE);
  const setUpAtMs = at(90, 540);
  const operators = people.filter(({ roles }) => roles.includes('operator'));
  const [supervisor] = people.filter(({ roles }) => roles.includes('supervisor'));
  const [taker] = operators;
  if (!supervisor || !taker) return;
  const categories = putStarterCategories(tx, () => newId(setUpAtMs), 'zh-CN', TICKET_KINDS);
  putStarterPolicies(tx, () => newId(setUpAtMs), setUpAtMs, 'zh-CN');
  const units = new Map<string, string>();
  for (const { code, name, assigning, members, categories: keys } of SAMPLE_UNITS) {
    const unitId = newId(setUpAtMs);
    insertUnit(tx, { id: unitId, code, name, assigning, active: 1 });
    for (const place of members) if (operators[place]) addUnitMember(tx, unitId, operators[place].id);
    for (const key of keys) {
      const category = findCategory(tx, categories.get(key) as string);
      if (category) updateCategory(tx, { ...category, unitId });
    }
    units.set(code, unitId);
  }
  for (const { category, ...article } of SAMPLE_ARTICLES) {
    const categoryId = category === null ? null : (categories.get(category) as string);
    const changed = { changedAtMs: setUpAtMs, changedByName: supervisor.name, active: 1, usedCount: 0 } as const;
    putArticle(tx, { ...article, id: newId(setUpAtMs), categoryId, ...changed });
  }
  const sources = {
    today,
    seed,
    customers: pastCustomers,
    desk,
    audit,
    workers: operators,
    lead: supervisor,
    categories,
  };
  putPastCases(tx, sources);
  const context = (person: SamplePerson, nowMs: number, action: string) =>
    contextOf(person, nowMs, newId, audit ? { audit, action } : undefined);
  for (const [index, sample] of SAMPLE_CASES.entries()) {
    const customerId = customerIds[index % customerIds.length];
    if (customerId === undefined) return;
    const ctx = (step: number, action: string, person = taker) =>
      context(person, at(sample.daysAgo, 560 + index * 7 + step * 20), action);
    const { kind, text: description, fields = {}, change = null } = sample;
    const categoryId = categories.get(sample.category);
    const input = registerTicketInput.parse({ kind, categoryId, customerId, description, fields, change });
    const { ticketId } = registerTicket(tx, ctx(0, 'tickets.register'), input);
    for (const [step, transition] of sample.steps.entries()) {
      const version = findTicket(tx, ticketId)?.version;
      const given = { ticketId, version, transition, ...partsOf(sample, units.get('U-01') as string, today) };
      moveTicket(tx, ctx(step + 1, 'tickets.move', supervisor), moveTicketInput.parse(given));
      if (transition !== 'resolve' || kind !== 'suggestion') continue;
      replyTold(tx, ctx(step + 1, 'tickets.replyTold'), {
        ticketId,
        version: findTicket(tx, ticketId)?.version as number,
      });
    }
    putFollowUp(tx, ticketId, sample, ctx(sample.steps.length + 1, 'followUps.answer'));
  }
}

/** What came of asking the customer: an answer, or days on which nobody picked up. */
function putFollowUp(
  tx: WritableDB,
  ticketId: string,
  { answer, unreachedDays = 0 }: SampleCase,
  ctx: CommandContext,
): void {
  const call = followUpCall(tx, ticketId);
  for (let day = 0; call && day < unreachedDays; day += 1) {
    const missed = { taskId: call.taskId, disposition: 'no-answer', direction: 'out' } as const;
    const businessDate = addDays(call.businessDate, day);
    const left = noteUnreached(tx, { ...ctx, nowMs: ctx.nowMs + day * DAY_MS }, { ...missed, businessDate });
    if (left) endEmptyCalls(tx, [call.taskId], { goneOn: false, nowMs: ctx.nowMs });
  }
  if (!answer) return;
  const version = findTicket(tx, ticketId)?.version;
  answerFollowUp(tx, ctx, answerFollowUpInput.parse({ ...answer, ticketId, version, settled: true }));
}

/** What the steps of a case may need. */
function partsOf({ kind, answer, unreachedDays }: SampleCase, unitId: string, today: string) {
  return {
    unitId,
    // What is still to be asked is asked in a few days, so that today's queue is that of the orders.
    followUpDate: answer || unreachedDays ? null : addDays(today, 3),
    reason: '按零售户要求办理。',
    waitingFor: 'unit',
    result: '已与零售户沟通并办妥。',
    rootCause: kind === 'complaint' ? 'service-manner' : null,
    decision: { complaint: null, suggestion: 'adopted', 'service-request': 'approved' }[kind],
    reply: kind === 'suggestion' ? '您的意见我们已经采纳，谢谢。' : '',
  };
}
