import { useEffect } from 'react';
import { registerAction } from './actions.ts';
import { type ActionName, KEY_MAP } from './key-map.ts';

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
    const swallowed = (Object.keys(KEY_MAP) as ActionName[]).map((action) => registerAction(action, () => true));
    return () => {
      for (const release of swallowed) release();
      for (const element of beside) element.inert = false;
    };
  }, [covered]);
}
