import type { Context, Handler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError, type ErrorCode } from '../../../shared/contract/errors.ts';
import { UPLOAD_CHUNK_BYTES } from '../../../shared/contract/imports.ts';
import { receivePiece } from '../imports/uploads.ts';
import type { Services } from '../services.ts';
import { requestContext } from './request-context.ts';

const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 412,
};

/**
 * `POST /uploads/:id?offset=`: one piece of a file as the whole body, at most 1 MiB, because streamed request bodies
 * have broken again and again on their way through a protocol handler. Answers `{received}` or an error's data.
 */
export function uploads(services: Services): Handler {
  return async (c) => {
    try {
      const { actor } = requestContext(services, c.req.raw);
      if (!actor) throw new AppError('unauthorized', 'session-ended');
      // For an import, or for a case; which of them its beginning has checked, and only its own person goes on.
      if (!actor.rights.has('import.run') && !actor.rights.has('ticket.work')) {
        throw new AppError('forbidden', 'right-missing', { right: 'import.run' });
      }
      const offset = Number(c.req.query('offset') ?? Number.NaN);
      const declared = Number(c.req.header('content-length') ?? 0);
      if (!Number.isSafeInteger(offset) || offset < 0 || declared > UPLOAD_CHUNK_BYTES) throw malformed();
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      if (bytes.length > UPLOAD_CHUNK_BYTES) throw malformed();
      const asked = { id: c.req.param('id') ?? '', operatorId: actor.operatorId, offset };
      return c.json({ received: await receivePiece(services.ports.dataDir, asked, bytes) });
    } catch (error) {
      return refusal(services, c, error);
    }
  };
}

function malformed(): AppError {
  return new AppError('invalid', 'request-invalid');
}

function refusal(services: Services, c: Context, error: unknown): Response {
  if (error instanceof AppError) return c.json(error.toData(), STATUS[error.code] ?? 500);
  const logId = services.ports.newId();
  services.ports.log.error({ logId, err: error }, 'upload failed');
  return c.json({ code: 'internal', key: 'internal', params: { logId }, fields: [], logId }, 500);
}
