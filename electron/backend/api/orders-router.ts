import { exportTicket } from '../../../shared/contract/exports.ts';
import { failedCounts, listFailedInput, listFailedOutput } from '../../../shared/contract/failed-orders.ts';
import {
  handOverInput,
  handOverOutput,
  handOverTicketInput,
  listHandOversInput,
  listHandOversOutput,
} from '../../../shared/contract/hand-overs.ts';
import {
  discardDraftInput,
  discardDraftOutput,
  moveDraftInput,
  moveDraftOutput,
  saveDraftInput,
  saveDraftOutput,
} from '../../../shared/contract/order-drafts.ts';
import {
  orderFormInput,
  orderForm as orderFormOutput,
  productSearchInput,
  productSearchOutput,
  substitutesInput,
  substitutesOutput,
} from '../../../shared/contract/order-form.ts';
import {
  cancelOrderInput,
  cancelOrderOutput,
  changeOrderInput,
  checkOrderInput,
  checkOrderOutput,
  submitOrderInput,
  submitOrderOutput,
} from '../../../shared/contract/order-placing.ts';
import {
  listOrdersInput,
  listOrdersOutput,
  orderSlip,
  showOrderInput,
  showOrderOutput,
} from '../../../shared/contract/orders.ts';
import { nothing } from '../../../shared/contract/primitives.ts';
import {
  keepStandingInput,
  removeStandingInput,
  removeStandingOutput,
  showStandingInput,
  showStandingOutput,
  standingOrder,
} from '../../../shared/contract/standing-orders.ts';
import { cancelOrder } from '../orders/cancel-order.ts';
import { changeOrder } from '../orders/change-order.ts';
import { checkDraft } from '../orders/check-draft.ts';
import { discardDraft } from '../orders/discard-draft.ts';
import { handOver } from '../orders/hand-over.ts';
import { keepStanding, removeStanding, showStanding } from '../orders/keep-standing.ts';
import { listFailed, showFailedCounts } from '../orders/list-failed.ts';
import { issueHandOverTicket, listHandOvers } from '../orders/list-hand-overs.ts';
import { listOrders, showOrder } from '../orders/list-orders.ts';
import { moveDraft } from '../orders/move-draft.ts';
import { orderForm } from '../orders/order-form.ts';
import { showOrderSlip } from '../orders/order-slip.ts';
import { saveDraft } from '../orders/save-draft.ts';
import { findSubstitutes, searchProducts } from '../orders/search-products.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { action, change, read, router } from './procedure.ts';

/** Taking orders. Saves of drafts leave no audit row: they come at every keystroke. */
export const ordersRouter = router({
  form: read({ right: 'order.write', input: orderFormInput, output: orderFormOutput }, orderForm),
  searchProducts: read(
    { right: 'order.write', input: productSearchInput, output: productSearchOutput },
    searchProducts,
  ),
  substitutes: read({ right: 'order.write', input: substitutesInput, output: substitutesOutput }, findSubstitutes),
  check: read({ right: 'order.write', input: checkOrderInput, output: checkOrderOutput }, checkDraft),
  saveDraft: change({ right: 'order.write', audit: 'none', input: saveDraftInput, output: saveDraftOutput }, saveDraft),
  moveDraft: change({ right: 'order.write', audit: 'none', input: moveDraftInput, output: moveDraftOutput }, moveDraft),
  discardDraft: change(
    { right: 'order.write', audit: 'change', input: discardDraftInput, output: discardDraftOutput },
    discardDraft,
  ),
  standing: read({ right: 'order.write', input: showStandingInput, output: showStandingOutput }, showStanding),
  keepStanding: change(
    { right: 'order.write', audit: 'change', input: keepStandingInput, output: standingOrder },
    keepStanding,
  ),
  removeStanding: change(
    { right: 'order.write', audit: 'change', input: removeStandingInput, output: removeStandingOutput },
    removeStanding,
  ),
  submit: change(
    { right: 'order.write', audit: 'change', input: submitOrderInput, output: submitOrderOutput },
    submitOrder,
  ),
  change: change(
    { right: 'order.write', audit: 'change', input: changeOrderInput, output: submitOrderOutput },
    changeOrder,
  ),
  cancel: change(
    { right: 'order.write', audit: 'change', input: cancelOrderInput, output: cancelOrderOutput },
    cancelOrder,
  ),
  handOver: change(
    { right: 'orders.handOver', audit: 'change', input: handOverInput, output: handOverOutput },
    handOver,
  ),
  handOvers: read({ right: 'orders.handOver', input: listHandOversInput, output: listHandOversOutput }, listHandOvers),
  handOverTicket: action(
    { right: 'orders.handOver', audit: 'access', input: handOverTicketInput, output: exportTicket },
    issueHandOverTicket,
  ),
  failed: read({ right: 'customer.read', input: listFailedInput, output: listFailedOutput }, listFailed),
  failedCounts: read({ right: 'customer.read', input: nothing, output: failedCounts }, showFailedCounts),
  list: read({ right: 'customer.read', input: listOrdersInput, output: listOrdersOutput }, listOrders),
  slip: read({ right: 'customer.read', input: showOrderInput, output: orderSlip }, showOrderSlip),
  show: read({ right: 'customer.read', input: showOrderInput, output: showOrderOutput }, showOrder),
});
