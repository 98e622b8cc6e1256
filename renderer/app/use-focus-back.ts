import { useEffect } from 'react';

/** How many places back somebody may have come through dialogs that are gone. */
const MOST_PLACES = 12;
/** A dialog that hands on the focus by itself has done so by then. */
const WAIT_MS = 50;

/**
 * Focus is never lost with a dialog: one that goes away with the focus in it gives it back to where it was before, or, where
 * that is gone too, to the screen itself.
 */
export function useFocusBack(): void {
  useEffect(() => {
    const places: HTMLElement[] = [];
    function remember({ target }: FocusEvent) {
      if (!(target instanceof HTMLElement)) return;
      places.push(target);
      if (places.length > MOST_PLACES) places.shift();
    }
    function restore() {
      if (document.activeElement !== document.body || places.at(-1)?.isConnected !== false) return;
      const place = places.findLast((one) => one.isConnected && one.checkVisibility() && !one.matches(':disabled'));
      (place ?? document.getElementById('main'))?.focus({ preventScroll: true });
    }
    // Dialogs stand in boxes of their own beside the page.
    const observer = new MutationObserver((changes) => {
      if (changes.some((change) => change.removedNodes.length > 0)) setTimeout(restore, WAIT_MS);
    });
    document.addEventListener('focusin', remember);
    observer.observe(document.body, { childList: true });
    return () => {
      document.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, []);
}
