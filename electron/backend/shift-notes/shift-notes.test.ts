import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SeededCalls, seedCalls, seedId } from '../../../db/testing/seed-calls.ts';
import { type WriteNote, writeNoteInput } from '../../../shared/contract/shift-notes.ts';
import type { Actor } from '../services.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../testing/temp-backend.ts';
import { showNoteRecipients } from './note-recipients.ts';
import { listNoteChoices, listNotes, markNoteDone, notesWaitingFor, readNote } from './read-notes.ts';
import { writeNote } from './write-note.ts';

const DAY_MS = 86_400_000;
let backend: TempBackend;
let seeded: SeededCalls;
let lead: Actor;
let nextLead: Actor;
let foreignLead: Actor;
let supervisor: Actor;
let operator: Actor;
let neighbour: Actor;
beforeAll(async () => {
  backend = createTempBackend();
  seeded = await backend.services.writer.write((tx) => {
    const made = seedCalls(tx, { calls: 10 });
    for (const [i, login] of ['lead', 'next', 'foreign', 'boss'].entries()) {
      tx.raw.exec(`INSERT INTO operator (id, login, name, password_hash, team_id, created_at_ms) VALUES ('${login}', '${login}',
        '${login.toUpperCase()}', '', ${i === 3 ? 'NULL' : `'${made.teamIds[i === 2 ? 1 : 0]}'`}, 0)`);
    }
    return made;
  });
  const [own, other] = seeded.teamIds;
  const person = (id: string, teamId: string) =>
    backend.actor(['lead'], { operatorId: id, name: id.toUpperCase(), teamId });
  lead = person('lead', own);
  nextLead = person('next', own);
  foreignLead = person('foreign', other);
  supervisor = backend.actor(['supervisor'], { operatorId: 'boss', name: 'BOSS' });
  const seated = (i: number) => ({ operatorId: seeded.operatorIds[i] as string, seatId: seeded.seatIds[i] as string });
  operator = backend.actor(['operator'], { ...seated(0), name: 'OP0', teamId: own });
  neighbour = backend.actor(['operator'], { ...seated(2), name: 'OP2', teamId: own });
});
beforeEach(async () => {
  backend.clock.nowMs = TEST_NOW_MS;
  await backend.services.writer.write((tx) => tx.raw.exec('DELETE FROM shift_note_reader; DELETE FROM shift_note'));
});
afterAll(() => backend.close());

const write = async (actor: Actor, note: Partial<WriteNote>): Promise<string> => {
  const input = writeNoteInput.parse({ audience: 'leads', text: '交班', ...note });
  return (await backend.command(backend.context(actor), writeNote, input)).noteId;
};
const unread = (actor: Actor) =>
  notesWaitingFor(backend.services.db, backend.context(actor), {}).unread.map(({ text }) => text);
const list = (actor: Actor, view: 'open' | 'all' = 'open', text = '') =>
  listNotes(backend.services.db, backend.context(actor), { view, text, limit: 50, offset: 0 }).notes;
const markRead = (actor: Actor, noteId: string) =>
  backend.command(backend.context(actor), readNote, { noteId }, { audit: 'none' });
const setDone = (actor: Actor, noteId: string, done: boolean) =>
  backend.command(backend.context(actor), markNoteDone, { noteId, done });

describe('notes for the next shift', () => {
  it('wait for those they are addressed to, the important first, and never for their writer', async () => {
    await write(lead, { text: '给班长' });
    await write(lead, { audience: 'team', text: '给班组', important: true });
    await write(lead, { audience: 'seat', seatId: seeded.seatIds[2] as string, text: '给座席' });
    await write(operator, { audience: 'route', routeId: seeded.routeIds[0] as string, text: '给线路' });
    await write(supervisor, { audience: 'team', text: '给所有人' });
    expect(unread(nextLead)).toEqual(['给班组', '给班长', '给线路', '给所有人']);
    expect(unread(lead)).toEqual(['给线路', '给所有人']);
    expect(unread(operator)).toEqual(['给班组', '给所有人']);
    // Nobody but the leads works on the route yet.
    expect(unread(neighbour)).toEqual(['给班组', '给座席', '给所有人']);
    expect(unread(foreignLead)).toEqual(['给所有人']);
    expect(unread(supervisor)).toEqual([]);
    expect(list(foreignLead).map(({ text }) => text)).toEqual(['给所有人']);
    expect(list(operator).map(({ text }) => text)).toEqual(['给班组', '给所有人', '给线路']);
    expect(list(nextLead)).toHaveLength(5);
    expect(list(supervisor)).toHaveLength(5);
  });

  it('keep who read them and when, and who did what they ask for; open ones are carried over', async () => {
    const noteId = await write(lead, {
      text: '换号要核对',
      customerId: seedId('c6', 0),
      routeId: seeded.routeIds[0] as string,
    });
    await markRead(nextLead, noteId);
    backend.clock.nowMs += DAY_MS;
    await markRead(nextLead, noteId);
    expect(unread(nextLead)).toEqual([]);
    const [open] = list(lead);
    expect(open).toMatchObject({
      state: 'open',
      isOwn: true,
      customer: { name: '阳光便利店0' },
      route: { name: 'R01 1 号线' },
    });
    expect(open?.readers).toEqual([{ name: 'NEXT', readAtMs: TEST_NOW_MS }]);
    await setDone(nextLead, noteId, true);
    await expect(setDone(lead, noteId, true)).rejects.toMatchObject({ key: 'note-done', params: { name: 'NEXT' } });
    expect(list(lead)).toEqual([]);
    expect(list(lead, 'all')[0]).toMatchObject({ state: 'done', doneBy: 'NEXT', doneAtMs: backend.clock.nowMs });
    await setDone(lead, noteId, false);
    await setDone(lead, noteId, false);
    expect(list(lead)).toHaveLength(1);
    const audited = backend.services.db.raw
      .prepare("SELECT actor_name, after FROM audit WHERE entity = 'shift-note' AND entity_id = ? ORDER BY seq")
      .all(noteId) as { actor_name: string; after: string }[];
    expect(audited.map(({ actor_name }) => actor_name)).toEqual(['LEAD', 'NEXT', 'LEAD']);
  });

  it('are over after their last day, and found by text, people and what they are about', async () => {
    await write(lead, { text: '今天有效', validUntil: '2026-11-24' });
    await write(operator, { text: '一直有效', customerId: seedId('c6', 20), ticketNumber: '' });
    expect(list(nextLead)).toHaveLength(2);
    backend.clock.nowMs += DAY_MS;
    expect(unread(nextLead)).toEqual(['一直有效']);
    expect(list(nextLead, 'all').map(({ state }) => state)).toEqual(['open', 'over']);
    for (const word of ['一直', 'op0', '阳光便利店20', 'c-000020']) {
      expect([word, list(nextLead, 'all', word).map(({ text }) => text)]).toEqual([word, ['一直有效']]);
    }
    expect(list(nextLead, 'all', '没有')).toEqual([]);
    await expect(write(lead, { validUntil: '2026-11-24' })).rejects.toMatchObject({ key: 'note-date-past' });
  });

  it('to a route reach who works on it that day and its leads, named before and counted after', async () => {
    const [routeId, otherRoute] = seeded.routeIds as [string, string];
    const run = (text: string) => backend.services.writer.write((tx) => tx.raw.exec(text));
    const [writer, owner, deputy, given, holding, caller, idle] = (await Promise.all(
      ['写', '主', '代', '派', '占', '呼', '闲'].map(async (name, i) => {
        await run(`INSERT INTO operator (id, login, name, password_hash, team_id, created_at_ms)
          VALUES ('r${i}', 'r${i}', '${name}', '', '${seeded.teamIds[0]}', 0)`);
        return backend.actor(['operator'], { operatorId: `r${i}`, name, teamId: seeded.teamIds[0] });
      }),
    )) as [Actor, Actor, Actor, Actor, Actor, Actor, Actor];
    const customer = (i: number) => `(SELECT id FROM customer ORDER BY id LIMIT 1 OFFSET ${i})`;
    const task = (id: string, state: string, i: number, owned: string, lease: string, route = routeId) =>
      `INSERT INTO call_task (id, customer_id, business_date, state, source, route_id, owner_operator_id, lease_operator_id,
        lease_until_ms, created_at_ms) VALUES ('${id}', ${customer(i)}, '2026-11-24', '${state}', 'strategy', '${route}',
        ${owned}, ${lease}, ${lease === 'NULL' ? 'NULL' : TEST_NOW_MS + 60_000}, 0);`;
    await run(`DELETE FROM call WHERE business_date = '2026-11-24';
      UPDATE customer SET route_id = '${routeId}', owner_operator_id = NULL WHERE id IN (${customer(0)}, ${customer(1)});
      UPDATE customer SET owner_operator_id = 'r1', deputy_operator_id = 'r2' WHERE id = ${customer(0)};
      ${task('given', 'open', 0, "'r3'", 'NULL')} ${task('held', 'held', 1, "'r6'", "'r4'")}
      UPDATE call SET route_id = '${routeId}', operator_id = 'r5', business_date = '2026-11-24' WHERE rowid = 1;
      INSERT INTO operator_role (operator_id, role) VALUES ('lead', 'lead'), ('next', 'lead'), ('foreign', 'lead')`);
    const ask = (actor: Actor, id = routeId) =>
      showNoteRecipients(backend.services.db, backend.context(actor), { routeId: id }).people;
    const names = ask(writer).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['LEAD', 'NEXT']);
    expect(names).toEqual(expect.arrayContaining(['主', '代', '派', '占', '呼']));
    expect(names).not.toContain('闲');
    expect(ask(lead).some(({ name }) => name === 'LEAD')).toBe(false);
    expect(() => ask(writer, otherRoute)).toThrow('note-other-team');
    expect(() => ask(writer, 'nowhere')).toThrow('route-unknown');

    const noteId = await write(writer, { audience: 'route', routeId, text: '这条线路' });
    for (const actor of [owner, deputy, given, holding, caller, lead, nextLead]) {
      expect([actor.name, unread(actor)]).toEqual([actor.name, ['这条线路']]);
    }
    for (const actor of [writer, idle, foreignLead]) expect([actor.name, unread(actor)]).toEqual([actor.name, []]);
    expect(list(idle)).toEqual([]);
    await expect(markRead(idle, noteId)).rejects.toMatchObject({ key: 'note-unknown' });
    await markRead(given, noteId);
    await markRead(supervisor, noteId);
    const [note] = list(lead);
    expect(note?.recipients?.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(note?.recipients?.filter(({ readAtMs }) => readAtMs !== null)).toEqual([
      { name: '派', readAtMs: TEST_NOW_MS },
    ]);
    // Whoever takes the call over gets it; whoever has left does not count.
    await run(
      `UPDATE call_task SET owner_operator_id = 'r6' WHERE id = 'given'; UPDATE operator SET active = 0 WHERE id = 'r2'`,
    );
    expect(unread(idle)).toEqual(['这条线路']);
    const now = list(lead)[0]?.recipients?.map(({ name }) => name);
    expect(now).toContain('闲');
    expect(now).not.toContain('代');
    await setDone(owner, noteId, true);
    expect(list(lead, 'all')[0]?.recipients).toBeNull();
    expect(
      list(lead, 'all')[0]
        ?.readers.map(({ name }) => name)
        .toSorted(),
    ).toEqual(['BOSS', '派']);
  });

  it('go to the own team, its routes and seats alone, and name what is missing', async () => {
    const [, foreignTeam] = seeded.teamIds;
    const refused: [Actor, Partial<WriteNote>, string][] = [
      [lead, { teamId: foreignTeam }, 'note-other-team'],
      [operator, { audience: 'route', routeId: seeded.routeIds[1] as string }, 'note-other-team'],
      [lead, { audience: 'seat', seatId: seeded.seatIds[1] as string }, 'note-other-team'],
      [lead, { audience: 'seat' }, 'note-seat-missing'],
      [lead, { audience: 'route' }, 'note-route-missing'],
      [lead, { audience: 'seat', seatId: 'nowhere' }, 'seat-unknown'],
      [lead, { routeId: 'nowhere' }, 'route-unknown'],
      [lead, { customerId: 'nobody' }, 'customer-unknown'],
      [lead, { ticketNumber: 'c-20261124-9999' }, 'ticket-unknown'],
      [supervisor, { teamId: 'nowhere' }, 'team-unknown'],
      [backend.actor(['operator'], { operatorId: 'lead' }), {}, 'note-no-team'],
    ];
    for (const [actor, note, key] of refused) await expect(write(actor, note)).rejects.toMatchObject({ key });
    const noteId = await write(lead, { text: '别班看不到' });
    await expect(markRead(foreignLead, noteId)).rejects.toMatchObject({ key: 'note-unknown' });
    await expect(setDone(operator, noteId, true)).rejects.toMatchObject({ key: 'note-unknown' });
    const choices = listNoteChoices(backend.services.db, backend.context(operator), {});
    expect([choices.teams, choices.seats.length, choices.routes.length]).toEqual([[], 3, 2]);
  });
});
