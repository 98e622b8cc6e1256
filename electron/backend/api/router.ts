import { authRouter } from './auth-router.ts';
import { eventsRouter } from './events-router.ts';
import { router } from './procedure.ts';

/** Everything the program can be asked, one router a feature. */
export const appRouter = router({
  auth: authRouter,
  events: eventsRouter,
});

export type AppRouter = typeof appRouter;
