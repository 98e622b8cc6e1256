import type { z } from 'zod';
import { standingOrderOf } from '../../../db/customer-standing-orders.ts';
import { draftsOf, type NamedDraftRow } from '../../../db/order-drafts.ts';
import { committedMinor, ordersForDelivery } from '../../../db/orders.ts';
import type { OrderDraft } from '../../../shared/contract/order-drafts.ts';
import type { orderFormInput, orderForm as output } from '../../../shared/contract/order-form.ts';
import type { Query, ReadContext } from '../services.ts';
import { orderRuleOf } from '../strategies/class-strategies.ts';
import { formLines, usualProducts } from './form-lines.ts';
import { asStandingOrder } from './keep-standing.ts';
import { orderChannel } from './order-channel.ts';
import { orderSummary } from './order-scope.ts';
import { asOrderDelivery, customerHistory, type OrderSetting, orderSetting, USUAL_WEEKS } from './order-setting.ts';
import { popularProducts } from './popular-products.ts';
import { quotaStates } from './quota-states.ts';

type Input = z.output<typeof orderFormInput>;
type Output = z.input<typeof output>;

const NO_ORDER = '';

/** Everything the order grid shows before a number is typed. Error: `not-found/customer-unknown`. */
export const orderForm: Query<Input, Output> = (db, ctx, input) => {
  const setting = orderSetting(db, ctx.nowMs, input);
  const { customer, settings, deliveries } = setting;
  const delivery =
    deliveries.open.find((one) => one.deliveryDate === input.deliveryDate) ??
    deliveries.ofTask ??
    deliveries.open[0] ??
    null;
  const drafts = draftsOf(db, customer.id);
  const draft = drafts.find((row) => row.deliveryDate === delivery?.deliveryDate);
  const orderDay = delivery?.orderDate ?? deliveries.today;
  const history = customerHistory(db, setting);
  const quotas = quotaStates(db, customer.id, orderDay, NO_ORDER);
  const shownDraft = draft ? asOrderDraft(draft, ctx, setting) : null;
  const usual = usualProducts(db, history);
  const popular = usual.length === 0 ? popularProducts(db, customer.id, deliveries.today) : null;
  const ids = new Set([...usual, ...(popular?.ids ?? []), ...(shownDraft?.lines.map((line) => line.productId) ?? [])]);
  const drafted = new Set(shownDraft?.lines.map((line) => line.productId));
  const standing = standingOrderOf(db, customer.id);
  const kept = standing && asStandingOrder(standing);
  const beside = kept?.lines.map((line) => line.productId).filter((id) => !ids.has(id)) ?? [];
  return {
    customerId: customer.id,
    customerClosed: customer.status === 'closed',
    nowMs: ctx.nowMs,
    today: deliveries.today,
    timeZone: settings.timeZone,
    currency: settings.currency,
    deliveries: deliveries.open.map((one) => asOrderDelivery(one, setting)),
    delivery: delivery && asOrderDelivery(delivery, setting),
    cutoffWarnMinutes: settings.cutoffWarningMinutes,
    depositMinor: customer.depositMinor,
    creditLimitMinor: customer.creditLimitMinor,
    committedMinor: committedMinor(db, customer.id, deliveries.today, NO_ORDER),
    orderRule: orderRuleOf(db, customer.id, deliveries.today, orderChannel(db, ctx.actor, customer.id)),
    quotaCycles: quotas.cycles,
    classTotal: quotas.classTotal,
    popular: popular?.of ?? null,
    lines: formLines(db, [...ids], orderDay, history, quotas)
      .filter((line) => line.active || drafted.has(line.productId))
      .map((line) => (popular?.ids.includes(line.productId) ? { ...line, usual: true } : line)),
    standing: kept ? { ...kept, products: formLines(db, beside, orderDay, history, quotas) } : null,
    usualWeeks: USUAL_WEEKS,
    draft: shownDraft,
    otherDrafts: drafts.filter((row) => row !== draft).map((row) => asOrderDraft(row, ctx, setting)),
    taken: delivery
      ? ordersForDelivery(db, customer.id, delivery.deliveryDate).map((order) => orderSummary(db, ctx, order))
      : [],
  };
};

function asOrderDraft(row: NamedDraftRow, ctx: ReadContext, { deliveries }: OrderSetting): OrderDraft {
  return {
    draftId: row.id,
    deliveryDate: row.deliveryDate,
    revision: row.revision,
    operatorId: row.operatorId,
    operatorName: row.operatorName,
    mine: row.operatorId === ctx.actor.operatorId,
    cutoffPassed: !deliveries.open.some((one) => one.deliveryDate === row.deliveryDate),
    updatedAtMs: row.updatedAtMs,
    lines: JSON.parse(row.lines) as OrderDraft['lines'],
    note: row.note ?? '',
  };
}
