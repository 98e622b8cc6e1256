import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Services } from '../services.ts';
import { requestContext } from './request-context.ts';

/** A sign-in is a few hundred bytes. */
const STRANGER_BYTES = 64 * 1024;

/** Refuses long bodies (413) of whoever has no session: what a procedure is asked is read whole into memory first. */
export function limitStrangers(services: Services): MiddlewareHandler {
  const limit = bodyLimit({ maxSize: STRANGER_BYTES, onError: (c) => c.text('too large', 413) });
  return async (c, next) => {
    const declared = c.req.header('content-length');
    const isShort =
      declared !== undefined && Number(declared) <= STRANGER_BYTES && c.req.header('transfer-encoding') === undefined;
    if (c.req.raw.body === null || isShort || requestContext(services, c.req.raw).actor) return next();
    return limit(c, next);
  };
}
