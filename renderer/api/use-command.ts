import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { errorDataOf } from './client.ts';
import { type Intention, intentionFor, runAttempts } from './command-attempts.ts';

const WAITS_MS = [300, 1_000, 3_000];

export interface CommandOptions<Output> {
  onSuccess?(output: Output): void;
  /** Features whose queries are asked again in this window at once; other windows are told by an event. */
  readonly invalidate?: readonly string[];
  /** Every run is a step of its own, such as one place further up: each is sent once those before it are answered. */
  readonly inTurn?: boolean;
  /** Where the intention whose fate is unknown is kept, for a command that must outlive the component that gave it. */
  readonly unsettled?: { current: Intention | null };
}

export interface Command<Input, Output> {
  /** Does it. The same input while it is under way is the same command, so a double Enter does nothing twice. */
  run(input: Input): Promise<Output>;
  readonly pending: boolean;
  readonly error: unknown;
  clearError(): void;
}

/** A change of the backend's data: one command id for one intention, the same id when the network made us ask again. */
export function useCommand<Input, Output>(
  mutate: (input: Input, options: { context: { commandId: string } }) => Promise<Output>,
  options: CommandOptions<Output> = {},
): Command<Input, Output> {
  const queryClient = useQueryClient();
  const [underWay, setUnderWay] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const own = useRef<Intention | null>(null);
  const unsettled = options.unsettled ?? own;
  const running = useRef(new Map<string, Promise<Output>>());
  const last = useRef<Promise<unknown> | null>(null);
  const latest = useRef({ mutate, options });
  latest.current = { mutate, options };

  const run = useCallback(
    (input: Input): Promise<Output> => {
      const inputJson = JSON.stringify(input) ?? '';
      const isInTurn = latest.current.options.inTurn === true;
      const same = running.current.get(inputJson);
      if (same && !isInTurn) return same;
      const before = isInTurn ? last.current : null;
      const work = (async () => {
        setUnderWay((count) => count + 1);
        if (before) await before.catch(() => undefined);
        const intention = intentionFor(input, unsettled.current, () => crypto.randomUUID());
        setError(null);
        try {
          const output = await runAttempts((commandId) => latest.current.mutate(input, { context: { commandId } }), {
            commandId: intention.commandId,
            waitsMs: WAITS_MS,
            sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
            isUnanswered: (failure) => errorDataOf(failure) === null,
          });
          unsettled.current = null;
          for (const feature of latest.current.options.invalidate ?? []) {
            void queryClient.invalidateQueries({ queryKey: [feature] });
          }
          latest.current.options.onSuccess?.(output);
          return output;
        } catch (failure) {
          unsettled.current = errorDataOf(failure) === null ? intention : null;
          setError(failure);
          throw failure;
        } finally {
          running.current.delete(inputJson);
          setUnderWay((count) => count - 1);
        }
      })();
      running.current.set(inputJson, work);
      last.current = work;
      return work;
    },
    [queryClient, unsettled],
  );
  const clearError = useCallback(() => setError(null), []);
  return { run, pending: underWay > 0, error, clearError };
}
