import { type AnyTRPCRouter, initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { AppError, type ErrorData, type FieldError } from '../../../shared/contract/errors.ts';
import type { Right } from '../../../shared/contract/rights.ts';
import { type AuditLevel, runCommand } from '../command.ts';
import type { Actor, Query, ReadContext, Services, UseCase } from '../services.ts';

/** From where a request comes: how its program names itself, and its machine's address; null where that is not known. */
export interface SessionOrigin {
  readonly client: string | null;
  readonly address: string | null;
}

/** What the fetch function finds out about one request before any procedure runs. */
export interface ApiContext {
  readonly services: Services;
  readonly actor: Actor | null;
  readonly sessionHash: string | null;
  readonly windowId: string | null;
  readonly commandId: string | null;
  readonly origin?: SessionOrigin | undefined;
}

/** Declared by every procedure; a router with a procedure that lacks it is refused by {@link assertDeclared}. */
export interface ProcedureMeta {
  readonly right: Right;
  readonly audit: AuditLevel;
}

const CODES = {
  invalid: 'BAD_REQUEST',
  unauthorized: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  refused: 'PRECONDITION_FAILED',
  busy: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
} as const;

const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
    errorFormatter: ({ shape, error, ctx }) => ({ ...shape, message: '', data: errorData(error, ctx) }),
  });

export const router = t.router;

const guarded = t.procedure.use(async ({ ctx, meta, path, next }) => {
  if (!meta) throw new Error(`${path} declares no right`);
  if (meta.right !== 'public') {
    if (!ctx.actor) throw asTrpcError(new AppError('unauthorized', 'session-ended'));
    if (!ctx.actor.rights.has(meta.right)) {
      throw asTrpcError(new AppError('forbidden', 'right-missing', { right: meta.right }));
    }
  }
  const result = await next();
  if (!result.ok && result.error.cause instanceof AppError) throw asTrpcError(result.error.cause);
  return result;
});

interface Shape<I extends z.ZodType, O extends z.ZodType> {
  readonly right: Right;
  readonly input: I;
  readonly output: O;
}

/** A procedure that only reads: `(db, ctx, input) => output`, synchronous and short. */
export function read<I extends z.ZodType, O extends z.ZodType>(
  spec: Shape<I, O>,
  query: Query<z.output<I>, z.input<O>>,
) {
  return guarded
    .meta({ right: spec.right, audit: 'none' })
    .input(spec.input)
    .output(spec.output)
    .query(({ ctx, input }) => query(ctx.services.db, readContext(ctx), input as z.output<I>) as never);
}

/** A procedure that writes: one use case in one transaction, see {@link runCommand}. */
export function change<I extends z.ZodType, O extends z.ZodType>(
  spec: Shape<I, O> & { readonly audit: AuditLevel },
  useCase: UseCase<z.output<I>, z.input<O>>,
) {
  return guarded
    .meta({ right: spec.right, audit: spec.audit })
    .input(spec.input)
    .output(spec.output)
    .mutation(async ({ ctx, input, path }) => {
      const command = { procedure: path, audit: spec.audit, commandId: ctx.commandId };
      return (await runCommand(ctx.services, readContext(ctx), command, input as z.output<I>, useCase)) as never;
    });
}

/** What an {@link action} gets: everything of the request, to run commands and jobs of its own. */
export interface ActionContext extends ReadContext {
  readonly services: Services;
  readonly commandId: string | null;
  readonly procedure: string;
  readonly origin?: SessionOrigin | undefined;
}

/**
 * A procedure with asynchronous work around its transaction (hashing a password, starting a job).
 * `audit` says what its own {@link runCommand} leaves behind.
 */
export function action<I extends z.ZodType, O extends z.ZodType>(
  spec: Shape<I, O> & { readonly audit: AuditLevel },
  run: (ctx: ActionContext, input: z.output<I>) => Promise<z.input<O>>,
) {
  return guarded
    .meta({ right: spec.right, audit: spec.audit })
    .input(spec.input)
    .output(spec.output)
    .mutation(async ({ ctx, input, path }) => {
      const { services, commandId, origin } = ctx;
      const around = { ...readContext(ctx), services, commandId, procedure: path, origin };
      return (await run(around, input as z.output<I>)) as never;
    });
}

/** A pushed stream of items that ends with the request's signal. */
export function stream<I extends z.ZodType, Item>(
  spec: { readonly right: Right; readonly input: I },
  open: (ctx: ActionContext, input: z.output<I>, signal: AbortSignal) => AsyncIterable<Item>,
) {
  return guarded
    .meta({ right: spec.right, audit: 'none' })
    .input(spec.input)
    .subscription(async function* ({ ctx, input, path, signal }) {
      const around = { ...readContext(ctx), services: ctx.services, commandId: ctx.commandId, procedure: path };
      yield* open(around, input as z.output<I>, signal ?? new AbortController().signal);
    });
}

const NOBODY: Actor = {
  operatorId: 'nobody',
  login: '',
  name: '',
  roles: [],
  rights: new Set(['public']),
  scope: 'own',
  teamId: null,
  seatId: null,
};

function readContext(ctx: ApiContext): ReadContext {
  return {
    actor: ctx.actor ?? NOBODY,
    nowMs: ctx.services.ports.clock.now(),
    sessionHash: ctx.sessionHash,
    windowId: ctx.windowId,
  };
}

function asTrpcError(error: AppError): TRPCError {
  return new TRPCError({ code: CODES[error.code], message: error.message, cause: error });
}

function errorData(error: TRPCError, ctx: ApiContext | undefined): ErrorData {
  if (error.cause instanceof AppError) return error.cause.toData();
  if (error.cause instanceof z.core.$ZodError && error.code === 'BAD_REQUEST') {
    const fields = error.cause.issues.map(
      (issue): FieldError => ({ path: issue.path.join('.'), key: 'field-invalid', params: { problem: issue.code } }),
    );
    const most = mostCharacters(error.cause);
    if (most !== null) return { code: 'invalid', key: 'text-too-long', params: { most }, fields };
    return { code: 'invalid', key: 'input-invalid', params: { fields: fields.map((f) => f.path).join(', ') }, fields };
  }
  if (error.code === 'NOT_FOUND') return { code: 'not-found', key: 'procedure-unknown', params: {}, fields: [] };
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR' || error.code === 'METHOD_NOT_SUPPORTED') {
    return { code: 'invalid', key: 'request-invalid', params: {}, fields: [] };
  }
  const logId = ctx?.services.ports.newId() ?? '';
  ctx?.services.ports.log.error({ logId, err: error.cause ?? error }, 'unexpected error');
  return { code: 'internal', key: 'internal', params: { logId }, fields: [], logId };
}

/** The limit that texts are too long for, when nothing else is wrong with an input. */
function mostCharacters({ issues }: z.core.$ZodError): number | null {
  const limits = issues.map((issue) => (issue.code === 'too_big' && issue.origin === 'string' ? issue.maximum : null));
  const [first = null] = limits;
  return limits.every((limit) => limit !== null) && first !== null ? Number(first) : null;
}

/** Throws for a procedure without a declared right or audit level, naming it. Run when the backend is composed. */
export function assertDeclared(appRouter: AnyTRPCRouter): void {
  const procedures = appRouter._def.procedures as Record<string, { _def: { meta?: Partial<ProcedureMeta> } }>;
  for (const [path, procedure] of Object.entries(procedures)) {
    const meta = procedure._def.meta;
    if (meta?.right === undefined || meta.audit === undefined) throw new Error(`${path} declares no right`);
  }
}
