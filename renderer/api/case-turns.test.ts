import { describe, expect, it } from 'vitest';
import { createCaseTurns } from './case-turns.ts';

/** A backend that refuses what is not for the version that stands. */
function backendAt(start: number) {
  const stand = { version: start, sent: [] as number[] };
  const send = async (version: number) => {
    stand.sent.push(version);
    await Promise.resolve();
    if (version !== stand.version) throw new Error('ticket-changed');
    stand.version += 1;
    return { version: stand.version };
  };
  return { stand, send };
}

describe('createCaseTurns', () => {
  it('goes on from the own change, answered or still under way, though the case is shown as it was', async () => {
    const inTurn = createCaseTurns();
    const { stand, send } = backendAt(5);
    await Promise.all([inTurn('a', 5, send), inTurn('a', 5, send)]);
    await inTurn('a', 5, send);
    await inTurn('a', 7, send);
    expect(stand.sent).toEqual([5, 6, 7, 8]);
  });

  it('leaves a change of somebody else to be refused, before the own ones and after them', async () => {
    const inTurn = createCaseTurns();
    const { stand, send } = backendAt(5);
    await inTurn('a', 5, send);
    stand.version += 1;
    await expect(inTurn('a', 5, send)).rejects.toThrow('ticket-changed');
    await expect(inTurn('a', 6, send)).rejects.toThrow('ticket-changed');
    await inTurn('a', 7, send);
    expect(stand.version).toBe(8);
  });

  it('goes on after a refusal, and lets no case wait for another', async () => {
    const inTurn = createCaseTurns();
    const { send } = backendAt(1);
    const never = inTurn('slow', 1, () => new Promise<{ version: number }>(() => undefined));
    const refused = inTurn('a', 0, send);
    const next = inTurn('a', 1, send);
    await expect(refused).rejects.toThrow('ticket-changed');
    expect(await next).toEqual({ version: 2 });
    expect(await Promise.race([never, Promise.resolve('waits')])).toBe('waits');
  });
});
