import { create } from 'zustand';

interface UnderWay {
  readonly step: unknown;
  readonly inputJson: string;
  readonly done: Promise<boolean>;
}

/** Steps of the seat's work, one at a time in the order of their keys, however late an answer is. */
export interface StepLine {
  /**
   * Does it once everything before it is answered: an answer that is shown is never older than the one before. The same
   * step with the same input that is under way or waits is not done twice. `does` tells whether it was done; it never rejects.
   */
  add(step: unknown, input: unknown, does: () => Promise<boolean>): Promise<boolean>;
  has(step: unknown, input: unknown): boolean;
  readonly busy: boolean;
  /** Resolves when everything is answered and shown. */
  idle(): Promise<void>;
  /**
   * Calls `press` once everything is answered and on the screen: what a key means is decided by what the keys before it
   * brought. A key counts once, and not after a refusal, whose sentence has to be read first.
   */
  hold(key: string, press: () => void): void;
}

/** `shown` resolves when the last answer is on the screen. */
export function createStepLine(shown: () => Promise<void>, onBusy: (busy: boolean) => void): StepLine {
  const line: UnderWay[] = [];
  const held = new Map<string, () => void>();
  let last: Promise<unknown> = Promise.resolve();

  const find = (step: unknown, input: unknown) => {
    const inputJson = JSON.stringify(input) ?? '';
    return line.find((each) => each.step === step && each.inputJson === inputJson);
  };

  async function leave(underWay: UnderWay): Promise<void> {
    const wasDone = await underWay.done;
    await shown();
    line.splice(line.indexOf(underWay), 1);
    if (!wasDone) held.clear();
    if (line.length > 0) return;
    onBusy(false);
    const presses = [...held.values()];
    held.clear();
    for (const press of presses) press();
  }

  return {
    get busy() {
      return line.length > 0;
    },
    async idle() {
      while (line.length > 0) await last;
    },
    has: (step, input) => find(step, input) !== undefined,
    add(step, input, does) {
      const same = find(step, input);
      if (same) return same.done;
      const underWay = { step, inputJson: JSON.stringify(input) ?? '', done: last.then(does) };
      line.push(underWay);
      onBusy(true);
      last = leave(underWay);
      return underWay.done;
    },
    hold: (key, press) => void held.set(key, press),
  };
}

/** Whether a step is under way, for what shows it. */
export const useStepsBusy = create<{ readonly busy: boolean }>()(() => ({ busy: false }));

/** Queries tell their readers in a timer of their own; one begun after it ends after it. */
const afterNextPaint = () => new Promise<void>((resolve) => setTimeout(resolve));

/** The line of this window's seat. */
export const stepLine = createStepLine(afterNextPaint, (busy) => useStepsBusy.setState({ busy }));
