import type { QueryClient } from '@tanstack/react-query';
import type { AppEvent } from '../../shared/contract/events.ts';
import { noteConnection } from '../state/connection.ts';
import { useSession } from '../state/session.ts';
import { api, errorDataOf, isRefusedByHost } from './client.ts';
import { featuresOf } from './events.ts';

/**
 * What windows of one browser tell each other: an event, that everything must be asked again, or that the host is not
 * there just now.
 */
type Message =
  | { readonly kind: 'event'; readonly event: AppEvent }
  | { readonly kind: 'opened' }
  | { readonly kind: 'away' | 'restarted' };

const LOCK = 'orderline.events';
const RETRY_MS = 2_000;
/** Several events of one commit ask each screen once. */
const GATHER_MS = 25;

const listeners = new Set<(event: AppEvent) => void>();

/** Hears every event of this window's person, e.g. the progress of a job. Returns how to stop. */
export function listenToEvents(listener: (event: AppEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Keeps this window told of what changed until the returned function is called.
 *
 * Six open streams starve a browser's connections to one host, so of all windows of one person one holds the stream
 * (whoever has the Web Lock) and passes it on by BroadcastChannel; when it closes, the next takes over. In Electron
 * a custom scheme has no such limit and each window holds its own. The person is part of the names: two people
 * signed in side by side in one browser must not hear each other's events.
 */
export function followEvents(queryClient: QueryClient, operatorId: string): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const invalidate = createInvalidator(queryClient);
  const hear = (message: Message) => {
    if (message.kind !== 'event') {
      noteConnection(message.kind === 'opened' ? 'there' : message.kind);
      if (message.kind === 'opened') invalidate('all');
      return;
    }
    for (const listener of listeners) listener(message.event);
    invalidate(featuresOf([message.event.topic]));
  };

  if (!window.location.protocol.startsWith('http')) {
    void holdStream(hear, signal);
    return () => ending.abort();
  }
  const name = `${LOCK}.${operatorId}`;
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
  const tell = (message: Message) => {
    hear(message);
    if (!signal.aborted) channel.postMessage(message);
  };
  navigator.locks.request(name, { signal }, () => holdStream(tell, signal)).catch(() => undefined);
  signal.addEventListener('abort', () => channel.close());
  return () => ending.abort();
}

/** Subscribes until `signal` aborts. */
async function holdStream(tell: (message: Message) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await subscribeOnce(tell, signal);
    if (signal.aborted) return;
    // A stream that ended may mean that the session has; asking who we are finds out and shows the sign-in.
    await api.auth.me.query({}).catch((error: unknown) => {
      if (errorDataOf(error) === null) tell({ kind: isRefusedByHost(error) ? 'restarted' : 'away' });
    });
    if (useSession.getState().token === null) return;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

function subscribeOnce(tell: (message: Message) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const ended = new AbortController();
    const end = () => {
      ended.abort();
      resolve();
    };
    const subscription = api.events.all.subscribe(undefined, {
      // Also after the link has opened it again by itself: what was published before is lost to this window.
      onStarted: () => tell({ kind: 'opened' }),
      onData: (event) => tell({ kind: 'event', event }),
      onConnectionStateChange: ({ state, error }) => {
        if (state === 'connecting' && error) tell({ kind: 'away' });
      },
      onError: end,
      onComplete: end,
    });
    const stop = () => {
      subscription.unsubscribe();
      resolve();
    };
    // A day of reconnecting must not leave a listener for each stream that has ended.
    signal.addEventListener('abort', stop, { signal: ended.signal });
  });
}

function createInvalidator(queryClient: QueryClient): (features: ReadonlySet<string> | 'all') => void {
  let gathered: Set<string> | 'all' = new Set();
  let scheduled = false;
  return (features) => {
    if (features === 'all') gathered = 'all';
    else if (gathered !== 'all') for (const feature of features) gathered.add(feature);
    if (scheduled) return;
    scheduled = true;
    setTimeout(() => {
      const now = gathered;
      gathered = new Set();
      scheduled = false;
      void queryClient.invalidateQueries(
        now === 'all' ? {} : { predicate: (query) => now.has(String(query.queryKey[0])) },
      );
    }, GATHER_MS);
  };
}
