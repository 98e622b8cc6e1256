export interface ShutdownStep {
  readonly name: string;
  run(): void | Promise<void>;
}

export interface Shutdown {
  /** Steps run in the order opposite to that of their start. */
  push(step: ShutdownStep): void;
  /** Runs every step, each even if one before it failed or hangs. Safe to call again: the first call counts. */
  run(): Promise<void>;
}

/** No step is waited for longer than this: nothing waits for ever. */
const STEP_LIMIT_MS = 6_000;

export function createShutdown(onFailure: (name: string, error: unknown) => void, limitMs = STEP_LIMIT_MS): Shutdown {
  const steps: ShutdownStep[] = [];
  let running: Promise<void> | undefined;

  async function runAll(): Promise<void> {
    for (const step of steps.toReversed()) {
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`not done after ${limitMs} ms`)), limitMs);
      });
      try {
        await Promise.race([step.run(), limit]);
      } catch (error) {
        onFailure(step.name, error);
      } finally {
        clearTimeout(timer);
      }
    }
  }

  return {
    push: (step) => void steps.push(step),
    run() {
      running ??= runAll();
      return running;
    },
  };
}
