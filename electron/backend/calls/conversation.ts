import type { CallRow } from '../../../db/calls.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { countCallsOfConversation, shopsToFollow } from '../../../db/conversations.ts';
import { isCallable } from '../../../db/queue-next.ts';
import { companySettings } from '../../../db/settings.ts';
import type { Conversation } from '../../../shared/contract/calls.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';

/**
 * The shops that one conversation is about: those of the same owner or number that are due today follow the one in hand.
 * Null when it is about one shop only, and once the call has ended: then the others are the queue's again.
 */
export function conversationOf(
  db: ReadableDB,
  nowMs: number,
  inHand: { readonly customerId: string | null; readonly call: CallRow | undefined },
): Conversation | null {
  const { customerId, call } = inHand;
  if (customerId === null || (call && call.endedAtMs !== null)) return null;
  const businessDate = businessDateAt(nowMs, companySettings(db).timeZone);
  const conversationId = call?.conversationId ?? null;
  const follow = shopsToFollow(db, { customerId, conversationId, businessDate, nowMs }).filter((shop) =>
    isCallable(db, shop.customerId, businessDate),
  );
  const position = conversationId === null ? 1 : countCallsOfConversation(db, conversationId);
  const total = position + follow.length;
  return total === 1 ? null : { position, total, next: follow[0] ?? null };
}
