import { useState } from 'react';
import { isTypedOver, withSaved, withStored, workingCopyOf } from '../state/working-copy.ts';

interface OwnCopy<Value> {
  readonly copy: Value;
  /** Something in it is not saved yet. */
  readonly isDirty: boolean;
  set(copy: Value): void;
  /** `sent` was saved. */
  saved(sent: Value): void;
}

/** A copy of what the server stores, to type over: late news and late answers leave standing what was typed. */
export function useWorkingCopy<Value>(stored: Value): OwnCopy<Value> {
  const [kept, setKept] = useState(() => workingCopyOf(stored));
  const work = stored === kept.stored ? kept : withStored(kept, stored);
  if (work !== kept) setKept(work);
  return {
    copy: work.copy,
    isDirty: isTypedOver(work),
    set: (copy) => setKept((now) => ({ ...now, copy })),
    saved: (sent) => setKept((now) => withSaved(now, sent)),
  };
}
