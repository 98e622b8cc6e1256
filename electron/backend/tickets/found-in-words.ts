import type { ReadableDB } from '../../../db/connection.ts';
import { fold } from '../../../db/text-search.ts';
import {
  numberDigits,
  type TicketWords,
  type TimelineWords,
  ticketWords,
  timelineWords,
} from '../../../db/ticket-search.ts';
import type { TicketHit } from '../../../shared/contract/ticket-lists.ts';
import { maskNumber } from '../../../shared/domain/customers/mask-number.ts';
import { excerptOf } from '../../../shared/domain/tickets/excerpt.ts';
import { seesNumbersOf } from '../customers/visible-phones.ts';
import type { ReadContext } from '../services.ts';

/** What is looked for, folded; `digits`: as a phone number, when it may be one. */
export interface Wanted {
  readonly needle: string;
  readonly digits: string | null;
}

export type Found = Pick<TicketHit, 'foundIn' | 'before' | 'match' | 'after'>;

/**
 * Where each of the cases behind search ids holds what is wanted, in this order; undefined where it stands in none of its
 * words that the asker may see.
 */
export function foundInWords(
  db: ReadableDB,
  ctx: ReadContext,
  wanted: Wanted,
  searchIds: readonly number[],
): (Found | undefined)[] {
  const cases = ticketWords(db, searchIds);
  const ids = cases.map(({ id }) => id);
  const said = Map.groupBy(timelineWords(db, ids), ({ ticketId }) => ticketId);
  return cases.map((words) => foundIn(ctx, wanted, words, said.get(words.id) ?? []));
}

function foundIn(
  ctx: ReadContext,
  { needle, digits }: Wanted,
  words: TicketWords,
  said: readonly TimelineWords[],
): Found | undefined {
  const texts: readonly (readonly [Found['foundIn'], string | null])[] = [
    ['number', words.number],
    ['person', words.personName],
    ['description', words.description],
    ['result', words.result],
    ['reply', words.reply],
    ...said.map(({ text, told }) => [told === 1 ? 'told' : 'note', text] as const),
  ];
  for (const [where, text] of texts) {
    const excerpt =
      text === null ? undefined : (excerptOf(text, needle) ?? (digits ? excerptOf(text, digits) : undefined));
    if (excerpt) return { foundIn: where, ...excerpt };
  }
  return foundInPhone(ctx, digits ?? fold(needle), words);
}

/** Whoever may not see the whole number finds by the whole number only: parts would tell it bit by bit. */
function foundInPhone({ actor }: ReadContext, digits: string, words: TicketWords): Found | undefined {
  const { personPhone, teamId, registeredBy } = words;
  const phone = numberDigits(personPhone ?? '');
  const isSeen = registeredBy === actor.operatorId || seesNumbersOf(actor, teamId);
  if (phone === '' || !(isSeen ? phone.includes(digits) : phone === digits)) return undefined;
  return { foundIn: 'phone', before: '', match: isSeen ? (personPhone ?? '') : maskNumber(phone), after: '' };
}
