import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftSaver, RETRY_MS, SAVE_WITHIN_MS, type SaveState, type UnsavedCopy } from './draft-saver.ts';

interface Sent {
  readonly snapshot: string;
  readonly baseRevision: number;
  answer(): void;
  fail(error: unknown): void;
}

function setUp(baseRevision = 0) {
  const sent: Sent[] = [];
  const states: SaveState[] = [];
  const kept: { copy: UnsavedCopy<string> | null } = { copy: null };
  const saver = createDraftSaver<string>(
    {
      save: (snapshot, base) =>
        new Promise((resolve, reject) => {
          sent.push({
            snapshot,
            baseRevision: base,
            answer: () => resolve({ revision: base + 1 }),
            fail: reject,
          });
        }),
      keep: (copy) => {
        kept.copy = copy;
      },
      answerIn: (error) => (error === 'refusal' ? 'final' : error === 'busy' ? 'passing' : 'none'),
      onState: (state) => states.push(state),
    },
    baseRevision,
  );
  return { saver, sent, states, kept };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('the draft saver', () => {
  it('sends a keystroke within 150 ms, and typing in between with it', async () => {
    const { saver, sent } = setUp();
    saver.edit('1');
    await vi.advanceTimersByTimeAsync(60);
    saver.edit('12');
    await vi.advanceTimersByTimeAsync(SAVE_WITHIN_MS - 60);
    expect(sent.map((each) => each.snapshot)).toEqual(['12']);
    expect(SAVE_WITHIN_MS).toBeLessThanOrEqual(150);
  });

  it('has one save in flight, and builds the next on its revision', async () => {
    const { saver, sent } = setUp(4);
    saver.edit('1');
    await vi.advanceTimersByTimeAsync(SAVE_WITHIN_MS);
    saver.edit('12');
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toHaveLength(1);
    sent[0]?.answer();
    await vi.advanceTimersByTimeAsync(SAVE_WITHIN_MS);
    expect(sent.map(({ snapshot, baseRevision }) => [snapshot, baseRevision])).toEqual([
      ['1', 4],
      ['12', 5],
    ]);
  });

  it('keeps the copy locally from the keystroke until it is acknowledged', async () => {
    const { saver, sent, kept, states } = setUp(2);
    saver.edit('7');
    expect(kept.copy).toEqual({ snapshot: '7', baseRevision: 2, unanswered: null });
    await vi.advanceTimersByTimeAsync(SAVE_WITHIN_MS);
    expect(kept.copy).not.toBeNull();
    sent[0]?.answer();
    await settle();
    expect(kept.copy).toBeNull();
    expect(states.at(-1)).toBe('saved');
  });

  it('keeps trying while the backend gives no answer', async () => {
    const { saver, sent, states } = setUp();
    saver.edit('1');
    await vi.advanceTimersByTimeAsync(SAVE_WITHIN_MS);
    sent[0]?.fail(new Error('no answer'));
    await settle();
    expect(states.at(-1)).toBe('unreachable');
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toHaveLength(2);
    sent[1]?.answer();
    await settle();
    expect(states.at(-1)).toBe('saved');
  });

  it('sends a save again as it was when its answer is lost, and only then what was typed since', async () => {
    const { saver, sent, kept } = setUp(4);
    saver.edit('1');
    await vi.advanceTimersByTimeAsync(SAVE_WITHIN_MS);
    saver.edit('12');
    expect(kept.copy).toEqual({ snapshot: '12', baseRevision: 4, unanswered: '1' });
    sent[0]?.fail(new Error('no answer'));
    await vi.advanceTimersByTimeAsync(RETRY_MS + 1);
    sent[1]?.answer();
    await settle();
    expect(kept.copy).toEqual({ snapshot: '12', baseRevision: 5, unanswered: null });
    await settle();
    sent[2]?.answer();
    await settle();
    expect(sent.map(({ snapshot, baseRevision }) => [snapshot, baseRevision])).toEqual([
      ['1', 4],
      ['1', 4],
      ['12', 5],
    ]);
    expect(kept.copy).toBeNull();
  });

  it('sends what waited behind a slow save as soon as that is answered', async () => {
    const { saver, sent } = setUp();
    saver.edit('1');
    await vi.advanceTimersByTimeAsync(SAVE_WITHIN_MS + 20);
    saver.edit('12');
    await vi.advanceTimersByTimeAsync(SAVE_WITHIN_MS + 50);
    sent[0]?.answer();
    await settle();
    expect(sent).toHaveLength(2);
  });

  it('tries again after an answer that may pass, and tells who waits for it meanwhile', async () => {
    const { saver, sent, states } = setUp();
    saver.edit('1');
    const flushed = saver.flush().catch((error: unknown) => error);
    sent[0]?.fail('busy');
    await vi.advanceTimersByTimeAsync(RETRY_MS + 1);
    expect(await flushed).toBe('busy');
    expect(states.at(-1)).toBe('saving');
    sent[1]?.answer();
    await settle();
    expect(states.at(-1)).toBe('saved');
  });

  it('stops at a refusal, keeps the copy, and tells who waits for it', async () => {
    const { saver, sent, states, kept } = setUp();
    saver.edit('1');
    const flushed = saver.flush().then(
      () => 'done',
      (error: unknown) => error,
    );
    await settle();
    sent[0]?.fail('refusal');
    expect(await flushed).toBe('refusal');
    saver.edit('12');
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toHaveLength(1);
    expect(states.at(-1)).toBe('refused');
    expect(kept.copy?.snapshot).toBe('12');
  });

  it('flushes everything typed so far, at once', async () => {
    const { saver, sent } = setUp();
    saver.edit('1');
    let done = false;
    void saver.flush().then(() => {
      done = true;
    });
    await settle();
    expect(sent).toHaveLength(1);
    saver.edit('12');
    sent[0]?.answer();
    await settle();
    expect(done).toBe(false);
    sent[1]?.answer();
    await settle();
    expect(done).toBe(true);
    expect(saver.revision).toBe(2);
  });

  it('is silent once stopped', async () => {
    const { saver, sent } = setUp();
    saver.edit('1');
    saver.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toHaveLength(0);
  });
});
