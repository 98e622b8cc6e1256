import { dropLocal, readLocal, writeLocal } from './local-json.ts';
import { useSession } from './session.ts';

/**
 * What is half typed about something that exists already (a word to a case, why it is withdrawn, what a customer answers),
 * kept on this machine for whoever typed it, until it is sent or discarded: over a step back, a reload and a crash.
 */
function storedUnder(key: string): string {
  return `orderline.typed.${useSession.getState().operatorId} ${key}`;
}

/** undefined: nothing is kept, or it cannot be read. */
export const keptTyping = <Typed>(key: string): Typed | undefined => readLocal(storedUnder(key));

export const keepTyping = (key: string, typed: unknown): void => writeLocal(storedUnder(key), typed);

export const dropTyping = (key: string): void => dropLocal(storedUnder(key));
