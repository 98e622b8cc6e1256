import { join } from 'node:path';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';
import { openMigrated } from '../../db/connection.ts';
import { failLeftJobs } from '../../db/jobs.ts';
import { createDownloadTickets, DOWNLOAD_PATH } from './api/download-tickets.ts';
import { downloads } from './api/downloads.ts';
import { type ApiContext, assertDeclared } from './api/procedure.ts';
import { type RequestOrigin, requestContext } from './api/request-context.ts';
import { appRouter } from './api/router.ts';
import { securityHeaders } from './api/security-headers.ts';
import { staticFiles } from './api/static-files.ts';
import { limitStrangers } from './api/stranger-bodies.ts';
import { uploads } from './api/uploads.ts';
import { clearLeftCopies, createOpenedArchives } from './audit/opened-archives.ts';
import { createKeptCoverage } from './coverage/kept-coverage.ts';
import { createKeptPreviews } from './effects/kept-previews.ts';
import { createEventBus } from './events.ts';
import { clearLeftParts } from './exports/export-files.ts';
import { goOnWriting } from './imports/go-on-writing.ts';
import { createJobPool } from './jobs/pool.ts';
import { createTrackedJobs } from './jobs/tracked-jobs.ts';
import type { BackendPorts } from './ports.ts';
import type { Services } from './services.ts';
import { createLiveReader } from './supervision/live-reader.ts';
import { createWriter } from './writer.ts';

export interface Backend {
  /** Everything the program can do: the API, pushed events, uploads, downloads, the renderer's own files. */
  fetch(request: Request, from?: RequestOrigin): Promise<Response>;
  /** For hosts' own work beside requests: the nightly build, the poll for outside changes. */
  readonly services: Services;
  /** Ends jobs, then the database. Safe to call twice. */
  close(): Promise<void>;
}

export const DATABASE_FILE = 'orderline.db';

/** The composition root. The data folder is there already. Errors: those of {@link openMigrated}. */
export function createBackend(ports: BackendPorts): Backend {
  assertDeclared(appRouter);
  const databaseFile = join(ports.dataDir, DATABASE_FILE);
  const db = openMigrated(databaseFile, { nativeBinding: ports.nativeBinding, walAutocheckpoint: 0 });
  const writer = createWriter(db);
  const events = createEventBus();
  const jobs = createJobPool(ports, databaseFile, writer);
  const tickets = createDownloadTickets(ports.clock.now);
  const base = {
    ports,
    db,
    writer,
    events,
    jobs,
    tickets,
    effects: createKeptPreviews(),
    archives: createOpenedArchives(ports),
    coverage: createKeptCoverage(jobs, ports.clock.now),
    live: createLiveReader(ports, databaseFile),
  };
  const services: Services = { ...base, tracked: createTrackedJobs(base) };

  if (ports.host !== 'command-line') {
    try {
      clearLeftParts(ports.dataDir);
      clearLeftCopies(ports.dataDir);
    } catch (err) {
      ports.log.warn({ err }, 'what an earlier run left is still there');
    }
    writer
      .write((tx) => failLeftJobs(tx, ports.clock.now()))
      .then(() => goOnWriting(services))
      .catch((err: unknown) => ports.log.warn({ err }, 'jobs of an earlier run are still listed as running'));
  }

  const app = new Hono<{ Bindings: RequestOrigin }>();
  app.use(securityHeaders());
  app.use('/api/*', limitStrangers(services));
  app.all('/api/*', (c) =>
    fetchRequestHandler({
      endpoint: '/api',
      req: c.req.raw,
      router: appRouter,
      allowMethodOverride: true,
      createContext: (): ApiContext => requestContext(services, c.req.raw, c.env),
    }),
  );
  app.get(`${DOWNLOAD_PATH}:ticket`, downloads(tickets));
  app.post('/uploads/:id', uploads(services));
  if (ports.rendererDir !== undefined) app.get('*', staticFiles(ports.rendererDir));

  let closed: Promise<void> | undefined;
  return {
    services,
    fetch: async (request, from = {}) => app.fetch(request, from),
    close() {
      closed ??= (async () => {
        await Promise.all([jobs.close(), services.live.close()]);
        await services.tracked.settled();
        services.archives.close();
        db.raw.close();
      })();
      return closed;
    },
  };
}
