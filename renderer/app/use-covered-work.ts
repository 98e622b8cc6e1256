import { useEffect } from 'react';

/**
 * While `covered`, nothing behind the sign-in takes a key or the focus: dialogs and menus stand beside the root in the
 * body and are made inert with the rest of the work. They come back as they were.
 */
export function useCoveredWork(covered: boolean): void {
  useEffect(() => {
    if (!covered) return;
    const beside = [...document.body.children].filter(
      (element): element is HTMLElement => element instanceof HTMLElement && element.id !== 'root' && !element.inert,
    );
    for (const element of beside) element.inert = true;
    return () => {
      for (const element of beside) element.inert = false;
    };
  }, [covered]);
}
