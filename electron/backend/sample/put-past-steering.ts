import { SAMPLE_TIME_ZONE } from '../../../build/sample/options.ts';
import { type Random, randomFrom } from '../../../build/sample/random.ts';
import type { WorkMove } from '../../../build/sample/work-facts.ts';
import { MOVE_REASONS, PAST_BROADCASTS } from '../../../build/sample/work-words.ts';
import { acknowledgeBroadcast, insertBroadcast, withdrawBroadcastRow } from '../../../db/broadcasts.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { insertReassignment } from '../../../db/reassignments.ts';
import { moveSampleTask } from '../../../db/sample-work.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { leadOf, type PastWords, presentOn } from './put-past-words.ts';

const MINUTE_MS = 60_000;

/** What leads did while the calls were made: calls given to others, and lines sent to the seats. */
export function putPastSteering(tx: WritableDB, words: PastWords): void {
  const random = randomFrom(`${words.seed}/steering`);
  for (const { moves } of words.days.values()) for (const move of moves) putMove(tx, words, random, move);
  putBroadcasts(tx, words, random);
}

function putMove(tx: WritableDB, words: PastWords, random: Random, { atMs, from, to, tasks }: WorkMove): void {
  const lead = leadOf(words, from.teamId);
  const id = random.uuid(atMs);
  const reason = random.pick(MOVE_REASONS);
  insertReassignment(tx, { id, atMs, byName: lead.name, reason });
  for (const task of tasks) moveSampleTask(tx, { reassignmentId: id, taskId: task.id, operatorId: to.id });
  const told = (name: string) => Object.fromEntries(tasks.map(({ due }) => [due.customer.code, name]));
  words.audit.note(lead, atMs, 'supervision.reassign', {
    ...{ entity: 'call-task', entityId: `${tasks.length}`, before: told(from.name), after: told(to.name) },
    ...(reason === '' ? {} : { reason }),
  });
}

/** Read by whoever was at work, mostly at once; those withdrawn are so before the last has seen them. */
function putBroadcasts(tx: WritableDB, words: PastWords, random: Random): void {
  for (const [place, { daysAgo, from, minute, text, withdrawn = false }] of PAST_BROADCASTS.entries()) {
    const businessDate = addDays(words.today, -daysAgo);
    const present = presentOn(words, businessDate);
    if (businessDate < words.from || present.length === 0) continue;
    const seat = present[place % present.length] ?? present[0];
    const sender = from === 'lead' && seat ? leadOf(words, seat.teamId) : words.supervisor;
    const readers = present.filter(({ teamId }) => sender.teamId === null || teamId === sender.teamId);
    const sentAtMs = instantOf(businessDate, minute, SAMPLE_TIME_ZONE) + random.between(0, 59) * 1000;
    const id = random.uuid(sentAtMs);
    insertBroadcast(
      tx,
      { id, businessDate, text, sentAtMs, sentBy: sender.name, teamId: sender.teamId },
      readers.map((reader) => reader.id),
    );
    const of = { entity: 'broadcast', entityId: id };
    words.audit.note(sender, sentAtMs, 'broadcasts.send', { ...of, after: { text, to: readers.length } });
    for (const reader of withdrawn ? readers.slice(1) : readers) {
      acknowledgeBroadcast(tx, id, reader.id, sentAtMs + random.between(8, 900) * 1000);
    }
    if (!withdrawn) continue;
    const atMs = sentAtMs + 16 * MINUTE_MS;
    withdrawBroadcastRow(tx, { id, atMs, by: sender.name });
    const change = { before: { text, withdrawn: false }, after: { text, withdrawn: true } };
    words.audit.note(sender, atMs, 'broadcasts.withdraw', { ...of, ...change });
  }
}
