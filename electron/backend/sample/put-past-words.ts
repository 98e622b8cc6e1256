import { SAMPLE_TIME_ZONE } from '../../../build/sample/options.ts';
import { type Random, randomFrom } from '../../../build/sample/random.ts';
import type { WorkCall } from '../../../build/sample/seat-day.ts';
import type { WorkDay } from '../../../build/sample/work-day.ts';
import type { Worker } from '../../../build/sample/work-facts.ts';
import { PAST_MESSAGES, PAST_NOTES, PAST_REMARKS } from '../../../build/sample/work-words.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { insertMessage } from '../../../db/messages.ts';
import { conveySampleMessage } from '../../../db/sample-work.ts';
import { insertNoteReader, insertShiftNote, setNoteDone } from '../../../db/shift-notes.ts';
import { answerRemark, insertRemark, markAnswersSeen, markRemarkRead } from '../../../db/work-remarks.ts';
import { isReached } from '../../../shared/contract/dispositions.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import type { PastAudit } from './past-audit.ts';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
}
export interface PastWords {
  readonly today: string;
  readonly from: string;
  readonly seed: number;
  readonly days: ReadonlyMap<string, WorkDay>;
  readonly workers: readonly Worker[];
  readonly leads: readonly Person[];
  readonly supervisor: Person;
  readonly audit: PastAudit;
}

const HOUR_MS = 3_600_000;

/** Messages that the calls told, what operators wrote about their days, and what one shift left to the next. */
export function putPastWords(tx: WritableDB, words: PastWords): void {
  const random = randomFrom(`${words.seed}/words`);
  putMessages(tx, words, random);
  putRemarks(tx, words, random);
  putNotes(tx, words, random);
}

function putMessages(tx: WritableDB, { today, days, supervisor, audit }: PastWords, random: Random): void {
  for (const { weeksAgo, weeks, text } of PAST_MESSAGES) {
    const validFrom = addDays(today, -7 * weeksAgo);
    const validTo = addDays(validFrom, 7 * weeks - 1);
    const createdAtMs = instantOf(addDays(validFrom, -1), 985, SAMPLE_TIME_ZONE);
    const id = random.uuid(createdAtMs);
    const made = { id, text, validFrom, validTo, source: 'manual' as const, createdAtMs, createdBy: supervisor.id };
    insertMessage(tx, { ...made, orderCalendarId: null, ticketId: null }, [{ kind: 'all', target: '' }]);
    audit.note(supervisor, createdAtMs, 'messages.save', { entity: 'message', entityId: id, after: made });
    for (const [date, { calls }] of days) {
      if (date < validFrom || date > validTo) continue;
      for (const call of calls) {
        const told = call.customer !== null && isReached(call.disposition) && call.talkSeconds > 40;
        if (told && random.chance(0.9)) conveySampleMessage(tx, conveyedIn(call, id));
      }
    }
  }
}

function conveyedIn({ id, customer, worker, answeredAtMs, startedAtMs }: WorkCall, messageId: string) {
  const atMs = (answeredAtMs ?? startedAtMs) + 25_000;
  return { messageId, customerId: customer?.id ?? '', callId: id, operatorId: worker.id, atMs };
}

/** Who was at work on a date, in the order of the people. */
export function presentOn({ days, workers }: PastWords, date: string): Worker[] {
  const ids = new Set(days.get(date)?.states.map(({ operatorId }) => operatorId));
  return workers.filter(({ id }) => ids.has(id));
}

export function leadOf({ leads, supervisor }: PastWords, teamId: string): Person {
  return leads.find((lead) => lead.teamId === teamId) ?? supervisor;
}

/** Those of yesterday wait for their lead. */
function putRemarks(tx: WritableDB, words: PastWords, random: Random): void {
  const taken = new Set<string>();
  for (const { daysAgo, text, answer } of PAST_REMARKS) {
    const businessDate = addDays(words.today, -daysAgo);
    const who = presentOn(words, businessDate).filter(({ id }) => !taken.has(`${id} ${businessDate}`));
    if (businessDate < words.from || who.length === 0) continue;
    const worker = random.pick(who);
    taken.add(`${worker.id} ${businessDate}`);
    const writtenAtMs = instantOf(businessDate, 955 + random.between(0, 60), SAMPLE_TIME_ZONE);
    const id = random.uuid(writtenAtMs);
    insertRemark(tx, { id, operatorId: worker.id, businessDate, text, revision: 1, writtenAtMs });
    const remark = { entity: 'work-remark', entityId: id };
    words.audit.note(worker, writtenAtMs, 'workLog.saveRemark', { ...remark, after: { date: businessDate, text } });
    if (daysAgo === 1) continue;
    const lead = leadOf(words, worker.teamId);
    const readAtMs = instantOf(addDays(businessDate, 1), 505 + random.between(0, 40), SAMPLE_TIME_ZONE);
    markRemarkRead(tx, { id, atMs: readAtMs, operatorId: lead.id, name: lead.name });
    words.audit.note(lead, readAtMs, 'workLog.readRemark', {
      ...{ ...remark, before: { readBy: null, answer: null }, after: { readBy: lead.name, answer: answer ?? null } },
    });
    if (answer === undefined) continue;
    answerRemark(tx, { id, atMs: readAtMs, name: lead.name, text: answer });
    markAnswersSeen(tx, worker.id, businessDate, readAtMs + 2 * HOUR_MS);
  }
}

function putNotes(tx: WritableDB, words: PastWords, random: Random): void {
  for (const [place, { daysAgo, audience, text, important = false, doneAfterHours }] of PAST_NOTES.entries()) {
    const date = addDays(words.today, -daysAgo);
    const present = presentOn(words, date);
    const seat = present[0];
    if (date < words.from || !seat) continue;
    const lead = words.leads[place % words.leads.length] ?? words.supervisor;
    const teamId = audience === 'seat' ? seat.teamId : lead.teamId;
    const writtenAtMs = instantOf(date, 1050 + random.between(0, 25), SAMPLE_TIME_ZONE);
    const id = random.uuid(writtenAtMs);
    const note = {
      ...{ audience, teamId, seatId: audience === 'seat' ? seat.seatId : null, routeId: null, customerId: null },
      ...{ ticketId: null, text, validUntil: null },
    };
    insertShiftNote(tx, {
      ...{ id, ...note, important: important ? 1 : 0, writtenAtMs, writtenBy: lead.id, writtenByName: lead.name },
    });
    const told = { entity: 'shift-note', entityId: id };
    words.audit.note(lead, writtenAtMs, 'shiftNotes.write', { ...told, after: { ...note, important } });
    if (doneAfterHours === null) continue;
    const readers =
      audience === 'leads'
        ? words.leads.filter((other) => other.id !== lead.id && other.teamId === teamId)
        : words.workers.filter((worker) => (audience === 'seat' ? worker === seat : worker.teamId === teamId));
    for (const reader of readers) {
      const readAtMs = writtenAtMs + random.between(14, 18) * HOUR_MS;
      insertNoteReader(tx, { noteId: id, operatorId: reader.id, operatorName: reader.name, readAtMs });
    }
    const doneAtMs = writtenAtMs + doneAfterHours * HOUR_MS;
    setNoteDone(tx, id, { atMs: doneAtMs, name: lead.name });
    const done = { before: { doneBy: null }, after: { doneBy: lead.name } };
    words.audit.note(lead, doneAtMs, 'shiftNotes.setDone', { ...told, ...done });
  }
}
