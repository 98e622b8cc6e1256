import { unsettledCall } from '../../../db/calls.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { phonesOf } from '../../../db/customers.ts';
import { heldByOperator } from '../../../db/queue-leases.ts';
import type { CustomerPhone } from '../../../shared/contract/customers.ts';
import { maskNumber } from '../../../shared/domain/customers/mask-number.ts';
import { maskAccount } from '../../../shared/domain/customers/settlement-account.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import type { Actor, ReadContext } from '../services.ts';

/** Whether this person sees whole numbers of a team's customers in lists (product.md section 10). */
export function seesNumbersOf(actor: Actor, teamId: string | null): boolean {
  return actor.rights.has('phone.full') && reachesTeam(actor, teamId);
}

/** The same for one customer: also while its call is in the asker's hand. */
export function seesNumbers(db: ReadableDB, ctx: ReadContext, customerId: string, teamId: string | null): boolean {
  const { actor } = ctx;
  return (
    seesNumbersOf(actor, teamId) ||
    heldByOperator(db, actor.operatorId).some((task) => task.customerId === customerId) ||
    unsettledCall(db, actor.operatorId)?.customerId === customerId
  );
}

/** A customer's phones as the asker may see them. */
export function shownPhones(db: ReadableDB, customerId: string, whole: boolean): CustomerPhone[] {
  return phonesOf(db, customerId).map(({ position, number, label, dead }) => ({
    position,
    number: whole ? number : maskNumber(number),
    masked: !whole,
    label,
    dead: dead === 1,
  }));
}

/** A call in hand shows the numbers that are to be dialed; the account stays masked, nobody reads it out to a caller. */
export function shownAccount(actor: Actor, account: string | null, teamId: string | null): string | null {
  return account === null || seesNumbersOf(actor, teamId) ? account : maskAccount(account);
}
