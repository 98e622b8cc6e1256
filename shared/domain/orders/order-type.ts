/** How an order stands to the customer's order day. */
export const ORDER_TYPES = ['regular', 'off-day', 'advance'] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

/** How an order reaches the company: called out, called in, by web. Imported history is held to nothing. */
export const ORDERING_CHANNELS = ['phone', 'phone-request', 'web'] as const;
export type OrderingChannel = (typeof ORDERING_CHANNELS)[number];

/** An order type's channels; none: the type is not allowed. */
export type AllowedOrders = Readonly<Record<OrderType, readonly OrderingChannel[]>>;

/** What an order of one customer is held to, with the channel it comes by. */
export interface OrderRule {
  readonly channel: OrderingChannel;
  /** The class whose order-channel strategy it is; null: the company default. */
  readonly className: string | null;
  readonly allowed: AllowedOrders;
}

/** For a later delivery than the first open one: in advance; else ordered on the customer's order day or off it. */
export function orderTypeOf(
  delivery: { readonly deliveryDate: string; readonly offDay: boolean },
  firstDeliveryDate: string | null,
): OrderType {
  if (firstDeliveryDate !== null && delivery.deliveryDate > firstDeliveryDate) return 'advance';
  return delivery.offDay ? 'off-day' : 'regular';
}

/**
 * Why an order of this type is not allowed, as a key below `errors` with its parameters; null: it is. Says which other
 * types the channel may bring, else which channels there are at all.
 */
export function orderTypeProblem(
  type: OrderType,
  { channel, className, allowed }: OrderRule,
): { key: string; params: Record<string, string> } | null {
  if (allowed[type].includes(channel)) return null;
  const of = className === null ? 'default' : 'class';
  const types = ORDER_TYPES.filter((one) => allowed[one].includes(channel));
  const named = { ...(className === null ? {} : { class: className }), channel };
  if (types.length > 0) {
    return { key: `order-type-${of}`, params: { ...named, type, allowed: types.join(',') } };
  }
  const channels = ORDERING_CHANNELS.filter((one) => ORDER_TYPES.some((each) => allowed[each].includes(one)));
  return { key: `order-channel-${of}`, params: { ...named, allowed: channels.join(',') } };
}
