import { useCallback, useEffect, useRef } from 'react';
import { useWorkstation } from '../../state/workstation.ts';

/**
 * Tells a panel whose answer comes late whether it is still the one that is open. Whoever has gone on meanwhile, to another
 * panel, back to the order or into this one anew, keeps what they have, and the focus.
 */
export function useStillOpen(): () => boolean {
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return useCallback(() => isOpen.current, []);
}

/** Closes the panel that uses it once its answer is there; see {@link useStillOpen}. */
export function useClosePanel(): () => void {
  const isStillOpen = useStillOpen();
  return useCallback(() => {
    if (isStillOpen()) useWorkstation.getState().close();
  }, [isStillOpen]);
}
