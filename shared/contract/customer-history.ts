import { z } from 'zod';
import { TIMELINE_FIELDS } from '../domain/customers/timeline-changes.ts';
import { changeValue } from './customer-changes.ts';
import { customerCall } from './customers.ts';
import { businessDate, id, instantMs, page, quantity } from './primitives.ts';

export const ofCustomerInput = z.object({ customerId: id });
export const pageOfCustomerInput = page.extend({ customerId: id });
export type PageOfCustomer = z.output<typeof pageOfCustomerInput>;

/** What lies ahead of a customer: when it is called, what it may order, what waits for it. */
export const customerOutlook = z.object({
  today: businessDate,
  /** null: no strategy, so it is never called. */
  strategy: z
    .object({
      name: z.string(),
      rule: z.string(),
      source: z.enum(['own', 'class', 'default']),
      className: z.string().nullable(),
    })
    .nullable(),
  /** The next days on which the rules call it, today included. */
  nextCalls: z.array(businessDate),
  /** Of the order day of the next open delivery; null: none is open. */
  quotas: z
    .object({
      orderDay: businessDate,
      deliveryDate: businessDate,
      cycles: z.number().int(),
      classTotal: z.object({ allotted: quantity, used: quantity, left: quantity }).nullable(),
      /** Published quota products, by code. */
      products: z.array(
        z.object({
          productId: id,
          code: z.string(),
          name: z.string(),
          allotted: quantity,
          used: quantity,
          left: quantity,
        }),
      ),
    })
    .nullable(),
  drafts: z.array(
    z.object({
      draftId: id,
      deliveryDate: businessDate,
      operatorName: z.string(),
      updatedAtMs: instantMs,
      lineCount: z.number().int(),
    }),
  ),
  /** Still to be told, the oldest first. */
  messages: z.array(z.object({ id, text: z.string() })),
});
export type CustomerOutlook = z.infer<typeof customerOutlook>;

export const customerCallRow = customerCall.extend({
  direction: z.enum(['out', 'in']),
  /** Masked unless the asker may see it. */
  number: z.string().nullable(),
  orderNumber: z.string().nullable(),
});
export type CustomerCallRow = z.infer<typeof customerCallRow>;
export const customerCalls = z.object({ rows: z.array(customerCallRow), more: z.boolean() });

export const conveyedMessage = z.object({ messageId: id, text: z.string(), atMs: instantMs, operatorName: z.string() });
export type ConveyedMessage = z.infer<typeof conveyedMessage>;
export const conveyedMessages = z.object({ rows: z.array(conveyedMessage), more: z.boolean() });

export const timelineEntry = z.object({
  key: z.string(),
  atMs: instantMs,
  who: z.string(),
  /** `edited`: by whoever may; `approved`: a request was written. `class`: with many others. */
  kind: z.enum(['edited', 'approved', 'asked', 'declined', 'withdrawn', 'class']),
  /** The procedure that did it. */
  action: z.string().nullable(),
  reason: z.string().nullable(),
  changes: z.array(
    z.object({ field: z.enum(TIMELINE_FIELDS), label: z.string().nullable(), before: changeValue, after: changeValue }),
  ),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;
/** Newest first. */
export const customerTimeline = z.object({ rows: z.array(timelineEntry), more: z.boolean() });
