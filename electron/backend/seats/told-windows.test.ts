import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent } from '../../../shared/contract/events.ts';
import { createSeatCenter, type SeatCenter } from '../testing/seat-center.ts';
import { attachSeat } from './attach-seat.ts';

let center: SeatCenter;
beforeEach(async () => {
  center = await createSeatCenter();
});
afterEach(() => center.close());

/** What is told while this is done, of the windows of one person. */
async function toldWhile(work: () => Promise<unknown>): Promise<AppEvent[]> {
  const ending = new AbortController();
  const events = center.services.events.subscribe(ending.signal);
  const heard: AppEvent[] = [];
  const listening = (async () => {
    for await (const event of events) if (event.topic === 'seat.moved') heard.push(event);
  })();
  await expect.poll(() => center.services.events.listeners()).toBe(1);
  await work();
  ending.abort();
  await listening;
  return heard;
}

describe("a person's other windows", () => {
  it('are told when the seat goes on in one of them', async () => {
    const first = center.seat('op1', 'first');
    await first.ready();
    await first.next();
    const second = center.seat('op1', 'second');
    const told = await toldWhile(() => second.do(attachSeat, {}));
    expect(told).toEqual([{ topic: 'seat.moved', ids: ['second'], operatorId: 'op1' }]);
    expect(first.inHand().attached).toBe(false);
    expect(second.inHand().attached).toBe(true);
  });

  it('are told of the first step that is taken in another one', async () => {
    await center.seat('op1', 'first').ready();
    const told = await toldWhile(() => center.seat('op1', 'second').next());
    expect(told).toContainEqual({ topic: 'seat.moved', ids: ['second'], operatorId: 'op1' });
  });
});
