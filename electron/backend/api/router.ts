import { authRouter } from './auth-router.ts';
import { callLogRouter } from './call-log-router.ts';
import { eventsRouter } from './events-router.ts';
import { exportsRouter } from './exports-router.ts';
import { router } from './procedure.ts';
import { settingsRouter } from './settings-router.ts';

/** Everything the program can be asked, one router a feature. */
export const appRouter = router({
  auth: authRouter,
  callLog: callLogRouter,
  events: eventsRouter,
  exports: exportsRouter,
  settings: settingsRouter,
});

export type AppRouter = typeof appRouter;
