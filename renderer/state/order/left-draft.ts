import type { OrderForm } from '../../../shared/contract/order-form.ts';

/** The operator's own draft over which the cut-off has passed; undefined: there is none. */
export function leftDraft(form: OrderForm): OrderForm['otherDrafts'][number] | undefined {
  return form.otherDrafts.find((draft) => draft.cutoffPassed && draft.mine);
}
