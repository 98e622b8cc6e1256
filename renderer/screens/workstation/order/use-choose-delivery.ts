import { useCallback } from 'react';
import { errorDataOf } from '../../../api/client.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useMoveDraft } from '../../../api/order-form.ts';
import { draftLinesOf } from '../../../state/order/order-editing.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';

/**
 * Shows the order for another delivery. What is typed goes along, checked again with that day's quotas; where a draft
 * waits for that day already, that one is shown and this one stays with its own.
 */
export function useChooseDelivery(): (deliveryDate: string) => void {
  const describe = useErrorText();
  const { form, rows, chooseDelivery, refreshForm } = useWork();
  const { run: move } = useMoveDraft();
  return useCallback(
    (to) => {
      const choose = async () => {
        const { flush, editing, follow } = useOrderWork.getState();
        const from = form?.delivery?.deliveryDate;
        if (!form || from === undefined || from === to) return;
        if (draftLinesOf(editing, rows).length > 0) {
          await flush();
          const draft = (await refreshForm())?.draft;
          if (draft?.mine && draft.deliveryDate === from) {
            try {
              const { revision } = await move({
                draftId: draft.draftId,
                revision: draft.revision,
                toDeliveryDate: to,
              });
              follow({ customerId: form.customerId, from, to, revision });
            } catch (error) {
              if (errorDataOf(error)?.key !== 'draft-exists-there') throw error;
            }
          }
        }
        chooseDelivery(to);
      };
      choose().catch((error: unknown) => useWorkstation.getState().say({ tone: 'error', text: describe(error) }));
    },
    [form, rows, chooseDelivery, refreshForm, move, describe],
  );
}
