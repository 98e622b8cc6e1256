import { create } from 'zustand';

/** `restarted`: the host answers, but was started anew and does not know this page's launch any more. */
export type Connection = 'there' | 'away' | 'restarted';

/** A blink is not worth a word. */
const AWAY_AFTER_MS = 1_500;

/** Whether the host answers: known by the one stream of events, which notices its end at once. */
export const useConnection = create<{ readonly connection: Connection }>()(() => ({ connection: 'there' }));

let waiting: ReturnType<typeof setTimeout> | undefined;

/**
 * What the stream found. That the host is away counts once it has lasted; that it was started anew stays so, whatever the
 * next try says, until one succeeds.
 */
export function noteConnection(found: Connection): void {
  if (found === 'there') {
    clearTimeout(waiting);
    waiting = undefined;
    useConnection.setState({ connection: 'there' });
  } else if (found === 'restarted') {
    useConnection.setState({ connection: 'restarted' });
  } else {
    waiting ??= setTimeout(() => {
      if (useConnection.getState().connection === 'there') useConnection.setState({ connection: 'away' });
    }, AWAY_AFTER_MS);
  }
}
