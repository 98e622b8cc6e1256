import type { Command } from '../../../api/use-command.ts';
import { performAction } from '../../../app/actions.ts';
import type { ActionName } from '../../../app/key-map.ts';
import { stepLine } from '../../../state/step-line.ts';
import { useWork } from '../work-context.ts';

interface PressStep {
  /** Does the step, unless another is under way. */
  step<Input>(command: Command<Input, unknown>, input: Input): void;
  /** Does what needs no step, unless one is under way. */
  go(does: () => void): void;
}

/**
 * What a key does whose meaning hangs on the seat's state. While another step is under way the key waits for what that
 * brings and is pressed again then: after a result F2 goes on to the next customer, however late the answer is. Pressed
 * twice for one step it does that step once.
 */
export function usePressStep(action: ActionName): PressStep {
  const { run } = useWork();
  const waits = () => {
    if (stepLine.busy) stepLine.hold(action, () => performAction(action));
    return stepLine.busy;
  };
  return {
    step(command, input) {
      if (stepLine.has(command.run, input) || !waits()) void run(command, input);
    },
    go(does) {
      if (!waits()) does();
    },
  };
}
