export interface Attempts {
  /** One command id for the whole intention. */
  readonly commandId: string;
  /** Waits between attempts, ms; one more attempt than waits is made. */
  readonly waitsMs: readonly number[];
  sleep(ms: number): Promise<void>;
  /** True when nobody knows whether the backend did it: the request got no answer. */
  isUnanswered(error: unknown): boolean;
}

/**
 * Asks until there is an answer. Asking again is safe, because every attempt carries the same command id: the backend
 * does the work once and repeats its stored result. A refusal is an answer and is thrown at once.
 */
export async function runAttempts<Output>(
  mutate: (commandId: string) => Promise<Output>,
  { commandId, waitsMs, sleep, isUnanswered }: Attempts,
): Promise<Output> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await mutate(commandId);
    } catch (error) {
      const waitMs = waitsMs[attempt];
      if (waitMs === undefined || !isUnanswered(error)) throw error;
      await sleep(waitMs);
    }
  }
}

/** The intention that is under way, or whose fate is unknown. */
export interface Intention {
  readonly inputJson: string;
  readonly commandId: string;
}

/** The same input after an unanswered attempt is the same intention; anything else is a new one. */
export function intentionFor(input: unknown, unsettled: Intention | null, newId: () => string): Intention {
  const inputJson = JSON.stringify(input) ?? '';
  return unsettled?.inputJson === inputJson ? unsettled : { inputJson, commandId: newId() };
}
