/** What is typed over something that the server stores. `Value` is replaced, never changed, so that the same object is the same value. */
export interface WorkingCopy<Value> {
  readonly stored: Value;
  /** What the copy was before it was typed over. */
  readonly base: Value;
  readonly copy: Value;
}

export function workingCopyOf<Value>(stored: Value): WorkingCopy<Value> {
  return { stored, base: stored, copy: stored };
}

export function isTypedOver<Value>({ base, copy }: WorkingCopy<Value>): boolean {
  return copy !== base;
}

/** What the server stores now: it is shown where nothing was typed over, and else waits until that has been saved. */
export function withStored<Value>(work: WorkingCopy<Value>, stored: Value): WorkingCopy<Value> {
  return isTypedOver(work) ? { ...work, stored } : workingCopyOf(stored);
}

/** `sent` was saved. It stays until the server tells what it stores, and what was typed meanwhile is not saved yet. */
export function withSaved<Value>(work: WorkingCopy<Value>, sent: Value): WorkingCopy<Value> {
  return { ...work, base: sent };
}
