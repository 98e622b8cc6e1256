import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDraftSaver, RETRY_MS, SAVE_WITHIN_MS, type SaveState, type UnsavedCopy } from './draft-saver.ts';

/** What happens to one save: how long it takes, whether it is stored, and whether its answer arrives. */
interface Fate {
  readonly ms: number;
  readonly end: 'answered' | 'answer-lost' | 'lost' | 'busy';
}

/** A backend as `save-draft.ts` is: a repeated save is no change, any other on an older revision is refused. */
function createStore(fates: readonly Fate[]) {
  const store = { revision: 0, snapshot: '', busy: 0, most: 0, conflicts: 0 };
  const sent: { atMs: number; snapshot: string; endedAtMs: number | null; failed: boolean }[] = [];
  let turn = 0;
  function take(snapshot: string, base: number): number {
    if (store.revision === base + 1 && store.snapshot === snapshot) return store.revision;
    if (store.revision !== base) {
      store.conflicts += 1;
      throw 'conflict';
    }
    store.snapshot = snapshot;
    store.revision = base + 1;
    return store.revision;
  }
  async function save(snapshot: string, base: number): Promise<{ revision: number }> {
    const { ms, end } = fates[turn++] ?? { ms: 5, end: 'answered' };
    const mine = { atMs: performance.now(), snapshot, endedAtMs: null as number | null, failed: end !== 'answered' };
    sent.push(mine);
    store.busy += 1;
    store.most = Math.max(store.most, store.busy);
    await new Promise((resolve) => setTimeout(resolve, ms));
    store.busy -= 1;
    mine.endedAtMs = performance.now();
    if (end === 'busy') throw 'busy';
    if (end === 'lost') throw new Error('no answer');
    const revision = take(snapshot, base);
    if (end === 'answer-lost') throw new Error('no answer');
    return { revision };
  }
  return { store, sent, save };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('loses no keystroke and holds none back, however they fall and whatever becomes of the saves', async () => {
  const fate = fc.record({
    ms: fc.integer({ min: 0, max: 400 }),
    end: fc.constantFrom<Fate['end']>('answered', 'answered', 'answer-lost', 'lost', 'busy'),
  });
  const pauses = fc.array(fc.integer({ min: 0, max: 350 }), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(pauses, fc.array(fate, { maxLength: 30 }), async (beforeKeyMs, fates) => {
      const { store, sent, save } = createStore(fates);
      const kept: { copy: UnsavedCopy<string> | null } = { copy: null };
      const states: SaveState[] = [];
      const saver = createDraftSaver<string>(
        {
          save,
          keep: (copy) => {
            kept.copy = copy;
          },
          answerIn: (error) => (error === 'conflict' ? 'final' : error === 'busy' ? 'passing' : 'none'),
          onState: (state) => states.push(state),
        },
        0,
      );
      const typed: { atMs: number; text: string }[] = [];
      for (const ms of beforeKeyMs) {
        await vi.advanceTimersByTimeAsync(ms);
        const text = `${typed.length + 1}`;
        saver.edit(text);
        typed.push({ atMs: performance.now(), text });
        // A kill at this very moment: what was typed is stored, or kept beside what is known to be stored.
        expect(kept.copy?.snapshot).toBe(text);
      }
      await vi.advanceTimersByTimeAsync(60_000);

      expect(store.snapshot).toBe(typed.at(-1)?.text);
      expect([kept.copy, states.at(-1), store.conflicts, store.most]).toEqual([null, 'saved', 0, 1]);
      expect(states.filter((state) => state === 'unreachable')).toHaveLength(sent.filter((one) => one.failed).length);
      for (const key of typed) {
        const first = sent.find((one) => Number(one.snapshot) >= Number(key.text));
        // Held up only by saves before it: until their answers, and after a failure until the next try.
        const freeAtMs = sent
          .filter(
            (one) => one.atMs < (first?.atMs ?? 0) && (one.endedAtMs ?? 0) + (one.failed ? RETRY_MS : 0) > key.atMs,
          )
          .reduce((latest, one) => Math.max(latest, (one.endedAtMs ?? 0) + (one.failed ? RETRY_MS : 0)), 0);
        expect((first?.atMs ?? Number.NaN) - Math.max(freeAtMs, key.atMs)).toBeLessThanOrEqual(SAVE_WITHIN_MS);
      }
    }),
    { numRuns: 150 },
  );
});
