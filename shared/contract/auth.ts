import { z } from 'zod';
import { id, instantMs } from './primitives.ts';
import { DATA_SCOPES, RIGHTS, ROLES } from './rights.ts';

/** Letters, digits and . _ - @ so that it can be typed anywhere; upper and lower case are the same login. */
export const login = z
  .string()
  .trim()
  .min(2)
  .max(32)
  .regex(/^[\p{L}\p{N}._@-]+$/u);
export const personName = z.string().trim().min(1).max(40);
/** What was typed; the rules for a new one are `shared/domain/auth/check-password.ts`. */
export const password = z.string().min(1).max(256);
export const LEAST_PASSWORD_LENGTH = 8;

/** Who is signed in, for the screens: what they may do and where they sit. */
export const me = z.object({
  operatorId: id,
  login: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  rights: z.array(z.enum(RIGHTS)),
  scope: z.enum(DATA_SCOPES),
  teamId: id.nullable(),
  seatId: id.nullable(),
  seatCode: z.string().nullable(),
  /** True for an operator without a seat of their own, who is asked at each sign-in. */
  choosesSeat: z.boolean(),
  /** Signed in with a password that the program made: nothing may be done before it is replaced. */
  mustChangePassword: z.boolean(),
});
export type Me = z.infer<typeof me>;

/** The password is compared as it was typed, so a login that could not exist is answered like a wrong one. */
export const signIn = z.object({ login: z.string().trim().min(1).max(256), password });
export const signedIn = z.object({ token: z.string(), me });
export type SignedIn = z.infer<typeof signedIn>;

export const firstStart = z.object({ needed: z.boolean() });
export const createAdministrator = z.object({
  login,
  name: personName,
  password,
  /** Also the supervisor's rights, for whoever runs the whole center. */
  alsoSupervisor: z.boolean(),
});

export const changePassword = z.object({ current: password, next: password });

export const seatChoice = z.object({
  id,
  code: z.string(),
  name: z.string(),
  /** Who else is signed in there, and since when they were last heard of. */
  usedBy: z.string().nullable(),
  lastSeenMs: instantMs.nullable(),
});
export const chooseSeat = z.object({ seatId: id.nullable() });

/** With what somebody is signed in, as it names itself. */
export const sessionClient = z.object({
  program: z.enum(['desktop', 'Edge', 'Opera', 'Firefox', 'Chrome', 'Safari']),
  system: z.enum(['Windows', 'macOS', 'Linux', 'Android', 'iOS']).nullable(),
});
export type SessionClient = z.output<typeof sessionClient>;

/** A session ends by itself so long after its last request, and at the latest so long after signing in. */
export const SESSION_IDLE_HOURS = 12;
export const SESSION_MOST_HOURS = 16;

/** Where and since when somebody is signed in; no token nor anything made of one. */
export const ownSession = z.object({
  seatCode: z.string().nullable(),
  client: sessionClient.nullable(),
  /** The machine's address when signing in; null: not known, or inside the desktop program. */
  address: z.string().nullable(),
  sinceMs: instantMs,
  /** Last request, to the minute. */
  lastSeenMs: instantMs,
  /** When it ends by itself if nothing is asked in it any more. */
  endsAtMs: instantMs,
  /** The session that asks. */
  isThis: z.boolean(),
});
export type OwnSession = z.output<typeof ownSession>;
/** All of them, or all but the one that asks. */
export const endOwnSessionsInput = z.object({ alsoThis: z.boolean() });
export const endedSessions = z.object({ ended: z.number().int() });
