import type { z } from 'zod';
import type { checkOrderInput, checkOrderOutput } from '../../../shared/contract/order-placing.ts';
import type { Query } from '../services.ts';
import { keptDelivery } from './change-order.ts';
import { addedTo, judgeOrder } from './judge-order.ts';
import { orderChannel } from './order-channel.ts';
import { orderSetting, requireDelivery } from './order-setting.ts';

/** What submitting would say now, for the read-back. Errors: as `requireDelivery`, `requireOpenOrder`. */
export const checkDraft: Query<z.output<typeof checkOrderInput>, z.input<typeof checkOrderOutput>> = (
  db,
  ctx,
  input,
) => {
  const setting = orderSetting(db, ctx.nowMs, input);
  const target =
    input.addToOrderId == null
      ? null
      : addedTo(db, ctx.actor, { ...input, orderId: input.addToOrderId }, input.lines, ctx.nowMs);
  const delivery = target ? keptDelivery(setting, target.order) : requireDelivery(setting, input.deliveryDate);
  const draft = { lines: target?.lines ?? input.lines, offDayReason: input.offDayReason };
  const { problems, warnings, readBack } = judgeOrder(
    db,
    setting,
    delivery,
    draft,
    target?.replaced ?? null,
    orderChannel(db, ctx.actor, input.customerId),
  );
  return { problems: [...problems], warnings: [...warnings], readBack };
};
