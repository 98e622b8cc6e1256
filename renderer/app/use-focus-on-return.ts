import { useEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** A list that was left is loaded again within it; later nobody waits for its focus. */
const WAIT_MS = 5000;
const MOST_KEPT = 50;

/** Where the link that was followed from an entry of the history led to. */
const followed = new Map<string, string>();

/** Who comes back to a screen goes on at the link that led away from it, unless the focus is somewhere already. */
export function useFocusOnReturn(): void {
  const { key } = useLocation();
  const isReturn = useNavigationType() === 'POP';
  useEffect(() => {
    const href = isReturn ? followed.get(key) : undefined;
    return href === undefined ? undefined : focusOnceThere(href);
  }, [key, isReturn]);
  useEffect(() => {
    function remember({ target }: MouseEvent) {
      const href = target instanceof Element && target.closest('#main a[href]')?.getAttribute('href');
      if (!href) return;
      followed.delete(key);
      followed.set(key, href);
      for (const oldest of followed.keys()) {
        if (followed.size <= MOST_KEPT) break;
        followed.delete(oldest);
      }
    }
    document.addEventListener('click', remember, true);
    return () => document.removeEventListener('click', remember, true);
  }, [key]);
}

function focusOnceThere(href: string): () => void {
  const timer = setTimeout(stop, WAIT_MS);
  const observer = new MutationObserver(look);
  function stop() {
    clearTimeout(timer);
    observer.disconnect();
  }
  function look() {
    if (document.activeElement !== document.body) return stop();
    const link = document.querySelector<HTMLElement>(`#main a[href="${CSS.escape(href)}"]`);
    if (!link) return;
    link.focus({ preventScroll: true });
    stop();
  }
  observer.observe(document.body, { childList: true, subtree: true });
  look();
  return stop;
}
