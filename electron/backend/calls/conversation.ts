import type { CallRow } from '../../../db/calls.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { countCallsOfConversation, shopsToFollow } from '../../../db/conversations.ts';
import { isCallable } from '../../../db/queue-next.ts';
import { setsBeyond } from '../../../db/queue-skills.ts';
import { companySettings } from '../../../db/settings.ts';
import type { Conversation } from '../../../shared/contract/calls.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ReadContext } from '../services.ts';

/**
 * The shops that one conversation is about: those of the same owner or number that are due today follow the one in hand.
 * Those that ask for what the speaker does not hold wait for somebody who does. Null when it is about one shop only, and once the call has ended: then the others are the queue's again.
 */
export function conversationOf(
  db: ReadableDB,
  ctx: Pick<ReadContext, 'nowMs' | 'actor'>,
  inHand: { readonly customerId: string | null; readonly call: CallRow | undefined },
): Conversation | null {
  const { customerId, call } = inHand;
  if (customerId === null || (call && call.endedAtMs !== null)) return null;
  const { nowMs, actor } = ctx;
  const { operatorId } = actor;
  const businessDate = businessDateAt(nowMs, companySettings(db).timeZone);
  const conversationId = call?.conversationId ?? null;
  const beyond = setsBeyond(db, businessDate, operatorId);
  const follow = shopsToFollow(db, { customerId, conversationId, businessDate, nowMs, operatorId, beyond }).filter(
    (shop) => isCallable(db, shop.customerId, businessDate),
  );
  const position = conversationId === null ? 1 : countCallsOfConversation(db, conversationId);
  const total = position + follow.length;
  return total === 1 ? null : { position, total, next: follow[0] ?? null };
}
