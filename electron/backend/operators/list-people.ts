import { type ListedOperator, listOperators } from '../../../db/operators.ts';
import { findFailedTries } from '../../../db/sign-in-failures.ts';
import { lockedUntil } from '../../../shared/domain/auth/throttle.ts';
import { loginHash } from '../auth/unlock-login.ts';
import type { Query } from '../services.ts';

/** Everybody, and until when wrong tries lock whose login. */
export const listPeople: Query<unknown, (ListedOperator & { readonly lockedUntilMs: number | null })[]> = (
  db,
  { nowMs },
) =>
  listOperators(db, nowMs).map((row) => ({
    ...row,
    lockedUntilMs: lockedUntil(findFailedTries(db, loginHash(row.login)) ?? null, nowMs),
  }));
