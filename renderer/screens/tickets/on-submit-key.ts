import type { KeyboardEvent } from 'react';

/**
 * Ctrl+Enter sends what is typed here. In a call the key means the next customer, which must not come over a half-typed
 * word: it goes on to the screen only where `submit` says false, that there is nothing to send.
 */
export function onSubmitKey(submit: () => unknown): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || !event.ctrlKey || event.shiftKey) return;
    if (!event.repeat && submit() === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
