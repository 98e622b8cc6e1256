import { z } from 'zod';
import { businessDate, id, instantMs, page } from './primitives.ts';
import { figureCases } from './ticket-figures.ts';
import { MOST_LEVEL, ticketKind, ticketPriority, ticketState } from './tickets.ts';

export const TICKET_VIEWS = ['mine', 'unit', 'open', 'today', 'ended', 'all'] as const;
export type TicketViewName = (typeof TICKET_VIEWS)[number];
/** In place of a person's or a unit's id: cases that none has. */
export const NOBODY = 'nobody';

/**
 * Which cases. `mine`: open ones registered by the asker or in the asker's hand; `unit`: open ones of the asker's units;
 * `open`, `ended` and `all`: within reach; `today`: open ones that run out from now to the end of today's working time.
 */
export const ticketFilter = z.object({
  view: z.enum(TICKET_VIEWS),
  kind: ticketKind.nullable().default(null),
  state: ticketState.nullable().default(null),
  /** With the categories below it. */
  categoryId: id.nullable().default(null),
  unitId: id.nullable().default(null),
  assigneeId: id.nullable().default(null),
  customerId: id.nullable().default(null),
  priority: ticketPriority.nullable().default(null),
  /** Business dates of registering, both included. */
  from: businessDate.nullable().default(null),
  to: businessDate.nullable().default(null),
  /** Only those of which a clock has run out. */
  overdue: z.boolean().default(false),
  /** Only those that climbed to this level. */
  level: z.number().int().min(1).max(MOST_LEVEL).nullable().default(null),
  /** Only those reopened once at least. */
  reopened: z.boolean().default(false),
  /** Only those that a figure counts; a lead's are then those of the team, as the figures are. */
  figure: figureCases.nullable().default(null),
});
export type TicketFilter = z.output<typeof ticketFilter>;

/** `due`: what runs out first on top; `registered`: the newest; `priority`: the most urgent. */
export const TICKET_SORTS = ['due', 'registered', 'priority'] as const;
export type TicketSort = (typeof TICKET_SORTS)[number];
/** Ended cases have no due: these are by registering, whatever is asked for. */
export const sortsOf = (view: TicketViewName): readonly TicketSort[] =>
  view === 'ended' || view === 'all' ? ['registered'] : TICKET_SORTS;

/** Errors: `not-found/category-unknown`, for one that is gone. */
export const listTicketsInput = ticketFilter.extend(page.shape).extend({
  sort: z.enum(TICKET_SORTS).nullable().default(null),
  /** The other way round. */
  reversed: z.boolean().default(false),
});
export type ListTicketsInput = z.output<typeof listTicketsInput>;

export const ticketLine = z.object({
  id,
  number: z.string(),
  /** What was seen, for whoever acts on a selection. */
  version: z.number().int(),
  kind: ticketKind,
  state: ticketState,
  priority: ticketPriority,
  categoryName: z.string(),
  customerId: id.nullable(),
  customerCode: z.string().nullable(),
  /** Of the customer, else of the person; '' for a mere number. */
  name: z.string(),
  unitName: z.string().nullable(),
  assigneeName: z.string().nullable(),
  level: z.number().int(),
  registeredAtMs: instantMs,
  endedAtMs: instantMs.nullable(),
  /** When the next of its clocks runs out; null: none runs. */
  dueAtMs: instantMs.nullable(),
  /** Working ms until then, negative afterwards. */
  leftMs: z.number().nullable(),
  isOverdue: z.boolean(),
});
export type TicketLine = z.output<typeof ticketLine>;
export const ticketList = z.object({ rows: z.array(ticketLine), more: z.boolean() });

export const countTicketsOutput = z.object({ total: z.number().int() });
/** What stands beside the views. */
export const ticketCounts = z.object({
  mine: z.number().int(),
  unit: z.number().int(),
  today: z.number().int(),
});
export type TicketCounts = z.output<typeof ticketCounts>;

const named = z.object({ id, name: z.string() });
/** What a list can be narrowed to, those out of use too: old cases have them. */
export const ticketFilterChoices = z.object({
  /** As a tree is read. */
  categories: z.array(named.extend({ kind: ticketKind, level: z.number().int(), active: z.boolean() })),
  units: z.array(named),
  people: z.array(named.extend({ login: z.string() })),
});
export type TicketFilterChoices = z.output<typeof ticketFilterChoices>;

/** Where a case holds what was searched for. */
export const FOUND_IN = [
  'number',
  'customer',
  'person',
  'phone',
  'description',
  'result',
  'reply',
  'told',
  'note',
] as const;

export const MOST_HITS = 200;
/** A number, a phone, a customer, or words: within the filter and within reach. Error: `not-found/category-unknown`. */
export const searchTicketsInput = ticketFilter.extend({
  text: z.string().trim().min(1).max(100),
  limit: z.number().int().min(1).max(MOST_HITS).default(MOST_HITS),
});
export type SearchTicketsInput = z.output<typeof searchTicketsInput>;

const ticketHit = ticketLine.extend({
  foundIn: z.enum(FOUND_IN),
  /** The words around it, as they were written: plain text. Empty for a customer found by its number. */
  before: z.string(),
  match: z.string(),
  after: z.string(),
});
export type TicketHit = z.output<typeof ticketHit>;
/** The case with that number first, then the newest. `more`: there are further ones. */
export const ticketHits = z.object({ rows: z.array(ticketHit), more: z.boolean() });
