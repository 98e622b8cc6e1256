import { useSession } from './session.ts';

/**
 * What is half typed about something that exists already (a word to a case, why it is withdrawn, what a customer answers),
 * kept on this machine for whoever typed it, until it is sent or discarded: over a step back, a reload and a crash.
 */
function storedUnder(key: string): string {
  return `orderline.typed.${useSession.getState().operatorId} ${key}`;
}

/** undefined: nothing is kept, or it cannot be read. */
export function keptTyping<Typed>(key: string): Typed | undefined {
  const text = localStorage.getItem(storedUnder(key));
  try {
    return text === null ? undefined : (JSON.parse(text) as Typed);
  } catch {
    return undefined;
  }
}

export function keepTyping(key: string, typed: unknown): void {
  try {
    localStorage.setItem(storedUnder(key), JSON.stringify(typed));
  } catch {
    // A storage that is full or forbidden must not stop the typing.
  }
}

export function dropTyping(key: string): void {
  localStorage.removeItem(storedUnder(key));
}
