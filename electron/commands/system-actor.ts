import { userInfo } from 'node:os';
import { ROLES, rightsOf } from '../../shared/contract/rights.ts';
import type { Actor } from '../backend/services.ts';

/** Whoever may write the data folder may do everything; the audit log names the system's user. */
export function systemActor(user: string = systemUser()): Actor {
  return {
    operatorId: `system:${user}`,
    login: `system:${user}`,
    name: user,
    roles: ROLES,
    rights: rightsOf(ROLES),
    scope: 'all',
    teamId: null,
    seatId: null,
  };
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user id without an entry in the list of users.
    return String(process.getuid?.() ?? 'unknown');
  }
}
