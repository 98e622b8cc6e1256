import { useCallback } from 'react';
import { useErrorText } from '../../api/error-text.ts';
import type { Command } from '../../api/use-command.ts';
import { flushPendingWork } from '../../state/pending-work.ts';
import { stepLine } from '../../state/step-line.ts';
import { useWorkstation } from '../../state/workstation.ts';

/** Does a step behind those that are under way; a refusal is said in a sentence where all steps say theirs. */
export function useRunStep() {
  const describe = useErrorText();
  return useCallback(
    <Input>(step: Command<Input, unknown>, input: Input): Promise<boolean> => {
      const { say } = useWorkstation.getState();
      say(null);
      return stepLine.add(step.run, input, async () => {
        await flushPendingWork();
        try {
          await step.run(input);
          return true;
        } catch (error) {
          say({ tone: 'error', text: describe(error) });
          return false;
        }
      });
    },
    [describe],
  );
}
