import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeededCalls, seedCalls } from '../../../db/testing/seed-calls.ts';
import { BROADCAST_MAX, sendBroadcastInput } from '../../../shared/contract/broadcasts.ts';
import type { Actor } from '../services.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { acknowledge, listBroadcasts, listUnread } from './read-broadcasts.ts';
import { sendBroadcast } from './send-broadcast.ts';
import { withdrawBroadcast } from './withdraw-broadcast.ts';

let backend: TempBackend;
let seeded: SeededCalls;
beforeAll(async () => {
  backend = createTempBackend();
  seeded = await backend.services.writer.write((tx) => seedCalls(tx, { calls: 6, customers: 6 }));
});
afterAll(() => backend.close());

const lead = (team = 0) => backend.actor(['lead'], { teamId: seeded.teamIds[team] ?? null, name: `班长${team}` });
const boss = () => backend.actor(['supervisor'], { name: '主管' });
const person = (at: number) => backend.actor(['operator'], { operatorId: seeded.operatorIds[at] ?? '' });
const send = (actor: Actor, text: string, operatorIds: readonly (string | undefined)[] = []) =>
  backend.command(backend.context(actor), sendBroadcast, sendBroadcastInput.parse({ text, operatorIds }));
const unread = (at: number) => listUnread(backend.services.db, backend.context(person(at)), {}).broadcasts;
const read = (at: number, broadcastId: string) =>
  backend.command(backend.context(person(at)), acknowledge, { broadcastId });
const sent = (actor: Actor) => listBroadcasts(backend.services.db, backend.context(actor), {}).broadcasts;

describe('a message to the seats', () => {
  it('reaches the own team, stays until each has read it, and the lead sees who has', async () => {
    const told: string[] = [];
    const listening = new AbortController();
    const events = backend.services.events.subscribe(listening.signal);
    const first = events.next().then(({ value }) => told.push(value?.topic ?? ''));
    const { broadcastId, people } = await send(lead(), '  <b>07 线</b>\n今天 11:00 截单  ');
    await first;
    listening.abort();
    expect(told).toEqual(['broadcast.sent']);
    expect(people).toBe(3);
    expect(unread(0)).toMatchObject([{ text: '<b>07 线</b> 今天 11:00 截单', sentBy: '班长0' }]);
    expect(unread(1)).toEqual([]);
    expect(await read(0, broadcastId)).toEqual({ broadcasts: [] });
    await read(0, broadcastId);
    expect(unread(0)).toEqual([]);
    expect(unread(2)).toHaveLength(1);
    const [seen] = sent(lead());
    expect(seen?.readers.map((each) => each.readAtMs !== null)).toEqual([false, false, true]);
    expect(sent(lead(1))).toEqual([]);
    expect(sent(boss())).toHaveLength(1);
  });

  it('is for one of another only by who reaches both', async () => {
    await expect(send(lead(), '请回电', [seeded.operatorIds[1]])).rejects.toMatchObject({
      key: 'listener-of-other-team',
    });
    await expect(send(lead(), '请回电', ['nobody'])).rejects.toMatchObject({ key: 'receiver-unknown' });
    expect(await send(boss(), '请回电', [seeded.operatorIds[1]])).toMatchObject({ people: 1 });
    expect(unread(1)).toHaveLength(1);
    await read(1, unread(0)[0]?.id ?? 'none');
    expect(unread(1)).toHaveLength(1);
    const nobody = backend.actor(['lead'], { teamId: null });
    await expect(send(nobody, '有人吗')).rejects.toMatchObject({ key: 'nobody-listens' });
  });

  it('is withdrawn by the leads of its team: unread it is shown no more, and who had read it stays told', async () => {
    const withdraw = (actor: Actor, broadcastId: string) =>
      backend.command(backend.context(actor), withdrawBroadcast, { broadcastId });
    const { broadcastId } = await send(lead(), '11:00 截单');
    await read(2, broadcastId);
    await expect(withdraw(lead(1), broadcastId)).rejects.toMatchObject({ key: 'broadcast-from-above' });
    await expect(withdraw(lead(), 'none')).rejects.toMatchObject({ key: 'broadcast-unknown' });
    expect(sent(lead())[0]).toMatchObject({ id: broadcastId, withdrawn: null, mayWithdraw: true });
    const told: string[] = [];
    const listening = new AbortController();
    const first = backend.services.events.subscribe(listening.signal).next();
    await withdraw(backend.actor(['lead'], { teamId: seeded.teamIds[0], name: '副班长' }), broadcastId);
    told.push((await first).value?.topic ?? '');
    listening.abort();
    expect(told).toEqual(['broadcast.withdrawn']);
    expect(unread(0).map(({ id }) => id)).not.toContain(broadcastId);
    const [seen] = sent(lead());
    expect(seen).toMatchObject({ id: broadcastId, withdrawn: { by: '副班长' }, mayWithdraw: false });
    // A seat that had it on the screen at that moment has not read it.
    await read(0, broadcastId);
    await withdraw(lead(), broadcastId);
    expect(sent(lead())[0]?.readers.filter((each) => each.readAtMs !== null)).toHaveLength(1);
    const ofBoss = await send(boss(), '全体');
    expect(sent(lead())[0]).toMatchObject({ id: ofBoss.broadcastId, mayWithdraw: false });
    await expect(withdraw(lead(), ofBoss.broadcastId)).rejects.toMatchObject({ key: 'broadcast-from-above' });
    await withdraw(boss(), ofBoss.broadcastId);
  });

  it('is over the next day, and never too long or empty', async () => {
    expect(unread(2)).not.toEqual([]);
    backend.clock.nowMs += 86_400_000;
    expect(unread(2)).toEqual([]);
    expect(sent(boss())).toEqual([]);
    for (const text of ['', ' \n ', '字'.repeat(BROADCAST_MAX + 1)]) {
      expect(sendBroadcastInput.safeParse({ text, operatorIds: [] }).success).toBe(false);
    }
  });

  it('is in the audit log with its words and how many it went to', () => {
    const rows = backend.services.db.raw
      .prepare("SELECT after FROM audit WHERE entity = 'broadcast' ORDER BY seq")
      .pluck()
      .all();
    expect(rows[0]).toContain('"to":3');
    expect(rows.filter((row) => String(row).includes('"withdrawn":true'))).toHaveLength(2);
    expect(rows).toHaveLength(6);
  });
});
