import { z } from 'zod';
import { CHANGE_FIELDS } from '../domain/customers/change-parts.ts';
import { customerData, customerStatus, phoneLabel, typedPhoneNumber, weekdayCode } from './customers.ts';
import { id, instantMs, minuteOfDay, page } from './primitives.ts';

export const CHANGE_STATES = ['pending', 'applied', 'declined', 'withdrawn'] as const;
export const changeState = z.enum(CHANGE_STATES);
export type ChangeState = z.infer<typeof changeState>;
export const changeField = z.enum(CHANGE_FIELDS);

/**
 * A change of a customer's data that somebody else approves (product.md section 10). What is left out stays. Refusals:
 * those of editing a customer, `refused/change-nothing`, `invalid/change-phone-gone` {position}, and
 * `conflict/change-pending` {name, at, fields} where another request for one of the fields waits and `pending` is `refuse`.
 */
export const askChangeInput = customerData.extend({
  customerId: id,
  /**
   * The whole list as it shall be, in the order to be dialed. A stored number is named by its position, so that somebody
   * who sees it masked can keep, move or mark it; `number` is for a new one.
   */
  phones: z
    .array(
      z.object({
        position: z.number().int().min(1).nullable(),
        number: typedPhoneNumber.nullable(),
        label: phoneLabel,
        dead: z.boolean(),
      }),
    )
    .max(10)
    .optional(),
  /** Empty: the route's own day. */
  orderWeekdays: z.array(weekdayCode).max(7).optional(),
  status: customerStatus.optional(),
  doNotCall: z.boolean().optional(),
  ownerId: z.string().trim().max(64).nullable().optional(),
  reason: z.string().trim().max(400).default(''),
  /** Where one of the fields is asked for already: refuse, put this in its place, or let both wait. */
  pending: z.enum(['refuse', 'replace', 'add']).default('refuse'),
});
export type AskChange = z.input<typeof askChangeInput>;
export type AskChangeInput = z.output<typeof askChangeInput>;
export const askChangeOutput = z.object({ changeId: id, replaced: z.number().int() });

export const changedPhone = z.object({ number: z.string(), label: z.string().nullable(), dead: z.boolean() });
/** Numbers and accounts as the asker may see them; order weekdays as 'MO,TH'. */
export const changeValue = z.union([z.string(), z.boolean(), z.array(changedPhone), z.null()]);
export type ChangeValue = z.infer<typeof changeValue>;

export const changePartView = z.object({
  field: changeField,
  before: changeValue,
  after: changeValue,
  /** What stands there now that it is neither as before nor as asked for; absent: not overtaken. */
  now: changeValue.optional(),
});
export type ChangePartView = z.infer<typeof changePartView>;

export const changeView = z.object({
  changeId: id,
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  state: changeState,
  parts: z.array(changePartView),
  reason: z.string(),
  inCall: z.boolean(),
  /** The service request that carries it. */
  ticket: z.object({ id, number: z.string() }).nullable(),
  /** That request waits, as a rule because it was sent back: nothing is decided meanwhile. */
  sentBack: z.boolean(),
  askedAtMs: instantMs,
  askedByName: z.string(),
  decidedAtMs: instantMs.nullable(),
  decidedByName: z.string().nullable(),
  decisionReason: z.string().nullable(),
  /** Asked for by whoever looks. */
  mine: z.boolean(),
  mayDecide: z.boolean(),
  /** Given back with an approval, so that nothing is approved that was not seen; null: nothing was overtaken. */
  seen: z.string().nullable(),
});
export type ChangeView = z.infer<typeof changeView>;

export const changesOfCustomerInput = z.object({ customerId: id });
/** Those that wait, then the latest decided ones. */
export const changesOfCustomerOutput = z.array(changeView);

export const listChangesInput = page.extend({ waiting: z.boolean() });
export const listChangesOutput = z.object({ rows: z.array(changeView), more: z.boolean() });
/** How many wait for a decision of whoever asks. */
export const countChangesOutput = z.object({ waiting: z.number().int() });

/** Refusals: `not-found/change-unknown`, `refused/change-of-other`, `conflict/change-decided` {name, at, state}. */
export const withdrawChangeInput = z.object({ changeId: id });

/**
 * Refusals: `not-found/change-unknown`, `conflict/change-decided` {name, at, state}, `refused/change-sent-back` {number},
 * `invalid/change-reason-missing`
 * when declining, `conflict/change-overtaken` {fields} unless `seen` is what the asker was shown, and those of editing.
 */
export const decideChangeInput = z.object({
  changeId: id,
  decision: z.enum(['approve', 'decline']),
  reason: z.string().trim().max(400).default(''),
  seen: z.string().max(64).nullable().default(null),
});

export const MOST_APPROVED = 200;
export const approveChangesInput = z.object({ changeIds: z.array(id).min(1).max(MOST_APPROVED) });
/** Each by itself: what is refused leaves the others done. */
export const approveChangesOutput = z.object({
  approved: z.number().int(),
  refused: z.array(
    z.object({
      changeId: id,
      customerCode: z.string(),
      customerName: z.string(),
      key: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
export type ApproveChanges = z.infer<typeof approveChangesOutput>;

const hour = z.object({ fromMinute: minuteOfDay, toMinute: minuteOfDay }).nullable();
/**
 * What whoever takes calls sets right at once. `before` is what the asker was shown: when it is no longer so, the
 * correction is refused (`conflict/correction-overtaken` {now, name}, `conflict/correction-phone-moved`).
 */
export const correctCustomerInput = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('phone-label'),
    customerId: id,
    position: z.number().int().min(1),
    /** The number as it was shown, masked or whole. */
    number: z.string().max(40),
    before: z.string().nullable(),
    after: phoneLabel,
  }),
  z.object({ what: z.literal('preferred-hour'), customerId: id, before: hour, after: hour }),
  z.object({
    what: z.literal('note'),
    customerId: id,
    before: z.string().nullable(),
    after: z.string().trim().max(2000).nullable(),
  }),
]);
