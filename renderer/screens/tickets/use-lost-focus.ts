import { type RefObject, useEffect } from 'react';

/** Takes the focus into `box` when what had it is gone with a change of the case to `version`. */
export function useLostFocus(box: RefObject<HTMLElement | null>, version: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every change of the case
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [version]);
}
