import { EventEmitter, on } from 'node:events';
import type { AppEvent, EventTopic } from '../../shared/contract/events.ts';

export interface EventBus {
  publish(topic: EventTopic, ids?: readonly string[], more?: Pick<AppEvent, 'operatorId' | 'progress'>): void;
  /** Every event from now on until `signal` aborts. */
  subscribe(signal: AbortSignal): AsyncIterableIterator<AppEvent>;
  /** How many subscriptions are open. */
  listeners(): number;
}

export function createEventBus(): EventBus {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    publish(topic, ids = [], more = {}) {
      emitter.emit('event', { topic, ids: [...ids], ...more } satisfies AppEvent);
    },
    async *subscribe(signal) {
      try {
        for await (const [event] of on(emitter, 'event', { signal })) yield event as AppEvent;
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
    listeners: () => emitter.listenerCount('event'),
  };
}
