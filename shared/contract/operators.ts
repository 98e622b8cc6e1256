import { z } from 'zod';
import { login, password, personName } from './auth.ts';
import { id, instantMs } from './primitives.ts';
import { ROLES } from './rights.ts';

const roles = z
  .array(z.enum(ROLES))
  .min(1)
  .transform((named) => ROLES.filter((role) => named.includes(role)));

const code = z.string().trim().min(1).max(16);

const place = {
  /** A seat or team of a code that is new is made with it. */
  seatCode: code.nullable().default(null),
  teamCode: code.nullable().default(null),
  deputyOperatorId: id.nullable().default(null),
};

export const newOperator = z.object({ login, name: personName, password, roles, ...place });
export type NewOperator = z.output<typeof newOperator>;
/** Everything but login, password and whether they may sign in, which have procedures of their own. */
export const operatorChange = z.object({ id, name: personName, roles, ...place });
export type OperatorChange = z.output<typeof operatorChange>;
export const operatorActive = z.object({ id, active: z.boolean() });
export const operatorPassword = z.object({ id, password });

/** At once; more are asked for in several commands, so that each answer comes soon. */
export const MOST_FIRST_PASSWORDS = 10;
export const firstPasswordsInput = z.object({ ids: z.array(id).min(1).max(MOST_FIRST_PASSWORDS) });
/** A password in clear: in this answer alone. */
export const firstPassword = z.object({ id, login: z.string(), name: z.string(), password: z.string() });
export type FirstPassword = z.output<typeof firstPassword>;

export const operatorRow = z.object({
  id,
  login: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  seatId: id.nullable(),
  seatCode: z.string().nullable(),
  teamId: id.nullable(),
  teamCode: z.string().nullable(),
  teamName: z.string().nullable(),
  deputyOperatorId: id.nullable(),
  deputyName: z.string().nullable(),
  active: z.boolean(),
  /** `none`: nobody can sign in yet; `first`: made by the program, to be replaced at the first sign-in. */
  passwordState: z.enum(['none', 'first', 'own']),
  createdAtMs: instantMs,
  /** Last request of a live session, null when there is none. */
  lastSeenMs: instantMs.nullable(),
  /** Wrong tries lock the login until then; null: it is not locked. */
  lockedUntilMs: instantMs.nullable(),
});
export type OperatorRow = z.infer<typeof operatorRow>;

const placeName = z.string().trim().max(40);

/** Without `id` a new one is made. */
export const teamChange = z.object({ id: id.optional(), code, name: placeName.min(1) });
export const teamRow = z.object({
  id,
  code: z.string(),
  name: z.string(),
  operators: z.number(),
  seats: z.number(),
  routes: z.number(),
});
export type TeamRow = z.infer<typeof teamRow>;

export const seatChange = z.object({
  id: id.optional(),
  code,
  name: placeName.default(''),
  teamId: id.nullable().default(null),
});
export const seatRow = z.object({
  id,
  code: z.string(),
  name: z.string(),
  teamId: id.nullable(),
  teamName: z.string().nullable(),
  /** Names of the operators whose own seat it is. */
  operators: z.array(z.string()),
});

export const byId = z.object({ id });
