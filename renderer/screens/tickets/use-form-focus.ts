import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a part of a screen whose button gives way to a form: the focus goes on in the form's first field once that is there,
 * scrolled into view, and is back at the button when the form is gone.
 */
export function useFormFocus(isOpen: boolean): RefObject<HTMLElement | null> {
  const part = useRef<HTMLElement>(null);
  const was = useRef(isOpen);
  useEffect(() => {
    if (was.current === isOpen) return;
    was.current = isOpen;
    const form = part.current?.querySelector('form');
    if (!form) return part.current?.querySelector('button')?.focus();
    const enter = (): boolean => {
      const field = form.querySelector<HTMLElement>('input, textarea');
      form.scrollIntoView({ block: 'nearest' });
      field?.focus({ preventScroll: true });
      return field !== null;
    };
    if (enter()) return;
    const loading = new MutationObserver(() => {
      if (enter()) loading.disconnect();
    });
    loading.observe(form, { childList: true, subtree: true });
    return () => loading.disconnect();
  }, [isOpen]);
  return part;
}
