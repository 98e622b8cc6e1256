import { randomInt } from 'node:crypto';
import type { WritableDB } from '../../../db/connection.ts';
import { type OperatorRecord, setPasswordHash } from '../../../db/operators.ts';
import { deleteSessionsOf } from '../../../db/sessions.ts';
import { passwordProblem } from '../../../shared/domain/auth/check-password.ts';
import { unlockLogin } from '../auth/unlock-login.ts';
import type { CommandContext } from '../services.ts';

/** Without what is read wrongly from paper: 0 and o, 1, i and l. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP_LETTERS = 4;

/** Like `kx4m-7pqa-w2dz`: 59 random bits. */
export function newFirstPassword(login: string): string {
  for (;;) {
    const group = () => Array.from({ length: GROUP_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    const password = Array.from({ length: GROUPS }, group).join('-');
    if (passwordProblem(password, login) === null) return password;
  }
}

/** Makes a first password the one that counts: the login is open, sessions end, and the audit log has a row of it. */
export function putFirstPassword(
  tx: WritableDB,
  ctx: CommandContext,
  { id, login }: Pick<OperatorRecord, 'id' | 'login'>,
  passwordHash: string,
): void {
  setPasswordHash(tx, id, passwordHash, 'first');
  unlockLogin(tx, login);
  deleteSessionsOf(tx, id);
  ctx.audit({ entity: 'operator', entityId: id, after: { password: 'first' } });
}
