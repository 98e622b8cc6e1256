import { createHash } from 'node:crypto';
import type { WritableDB } from '../../../db/connection.ts';
import { deleteFailedTries } from '../../../db/sign-in-failures.ts';

/** What failed tries are kept under: logins are the same in upper and lower case. */
export function loginHash(login: string): string {
  return createHash('sha256').update(login.toLowerCase()).digest('hex');
}

/** Forgets a login's failed tries. */
export function unlockLogin(tx: WritableDB, login: string): void {
  deleteFailedTries(tx, loginHash(login));
}
