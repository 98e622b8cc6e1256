import { z } from 'zod';
import { ORDERING_CHANNELS } from '../domain/orders/order-type.ts';
import { businessDate, id } from './primitives.ts';

/** Versions of order-channel and visit-cycle strategies: of a class, or (classId null) the company default. */
const versionFields = z.object({
  classId: id.nullable(),
  name: z.string().trim().min(1).max(80),
  validFrom: businessDate,
  validTo: businessDate.nullable(),
});
const ofClass = {
  id,
  className: z.string().nullable(),
  classTypeName: z.string().nullable(),
  /** The class's type is one of the company's customer groups, so that the strategy is used. */
  inGroups: z.boolean(),
};
const channels = z.array(z.enum(ORDERING_CHANNELS)).max(ORDERING_CHANNELS.length).readonly();

/** An order type's channels; none: the type is not allowed. */
export const allowedOrders = z.object({ regular: channels, 'off-day': channels, advance: channels });

export const channelStrategyFields = versionFields.extend({ allowed: allowedOrders });
export type ChannelStrategyFields = z.output<typeof channelStrategyFields>;
export const channelStrategyVersion = channelStrategyFields.extend(ofClass);
export type ChannelStrategyView = z.output<typeof channelStrategyVersion>;
export const channelStrategyList = z.object({ today: businessDate, strategies: z.array(channelStrategyVersion) });
export const saveChannelStrategyInput = z.object({ id: id.nullable(), fields: channelStrategyFields });

export const visitStrategyFields = versionFields.extend({
  /** As an order-cycle strategy's. */
  rule: z.string().trim().min(1).max(300),
  note: z.string().trim().max(500).default(''),
});
export type VisitStrategyFields = z.output<typeof visitStrategyFields>;
export const visitStrategyVersion = visitStrategyFields.extend(ofClass);
export type VisitStrategyView = z.output<typeof visitStrategyVersion>;
export const visitStrategyList = z.object({ today: businessDate, strategies: z.array(visitStrategyVersion) });
export const saveVisitStrategyInput = z.object({ id: id.nullable(), fields: visitStrategyFields });

/** What an order of one customer is held to. */
export const orderRule = z.object({
  channel: z.enum(ORDERING_CHANNELS),
  /** null: the company default's. */
  className: z.string().nullable(),
  allowed: allowedOrders,
});
