import { z } from 'zod';
import { type AppEvent, EVENT_TOPICS } from '../../../shared/contract/events.ts';
import { findSessionActor } from '../auth/find-session-actor.ts';
import { router, stream } from './procedure.ts';

/**
 * The one subscription of a window. It is filtered by right, carries ids only, and ends with its session: before each
 * event the session is looked up again, so that a sign-out elsewhere silences this window too.
 */
export const eventsRouter = router({
  all: stream(
    { right: 'session.own', input: z.void() },
    async function* (ctx, _input, signal): AsyncGenerator<AppEvent> {
      for await (const event of ctx.services.events.subscribe(signal)) {
        const actor =
          ctx.sessionHash && findSessionActor(ctx.services.db, ctx.sessionHash, ctx.services.ports.clock.now());
        if (!actor) return;
        if (!actor.rights.has(EVENT_TOPICS[event.topic])) continue;
        if (event.operatorId !== undefined && event.operatorId !== actor.operatorId) continue;
        yield event;
      }
    },
  ),
});
