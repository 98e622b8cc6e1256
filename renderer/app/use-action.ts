import { useEffect, useRef } from 'react';
import { registerAction } from './actions.ts';
import type { ActionName } from './key-map.ts';

export interface ActionOptions {
  readonly enabled?: boolean;
}

/**
 * Does `handler` when the action's key is pressed anywhere in the window. Keys while composing belong to the input
 * method, repeats of a held key are swallowed. The component mounted last wins; a handler that returns false passes.
 */
export function useAction(action: ActionName, handler: () => unknown, { enabled = true }: ActionOptions = {}): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    if (!enabled) return;
    return registerAction(action, () => latest.current());
  }, [action, enabled]);
}
