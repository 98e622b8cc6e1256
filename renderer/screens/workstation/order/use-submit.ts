import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../../shared/i18n/format.ts';
import { readInHand } from '../../../api/calls.ts';
import { errorDataOf } from '../../../api/client.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { type OrderToCheck, useSubmitOrder } from '../../../api/order-form.ts';
import { KEY_MAP } from '../../../app/key-map.ts';
import { useCompany } from '../../../components/company-context.ts';
import { useLanguage } from '../../../components/use-language.ts';
import { useStillShown } from '../../../components/use-while-shown.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useReadBackStore } from '../../../state/read-back.ts';
import { stepLine } from '../../../state/step-line.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { useShowProblems } from './use-show-problems.ts';

/** Submits exactly what was read back. A refusal goes under its line; nothing typed is lost. */
export function useSubmit(): { submit(): void; readonly pending: boolean } {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { currency } = useCompany();
  const { reloadForm, refreshForm } = useWork();
  const command = useSubmitOrder();
  const queryClient = useQueryClient();
  const showProblems = useShowProblems();
  const isStillShown = useStillShown();

  const submitOnce = useCallback(
    async (order: OrderToCheck): Promise<boolean> => {
      const { close, say } = useWorkstation.getState();
      try {
        const revision = await useOrderWork.getState().flush();
        const { note } = useOrderWork.getState().editing;
        const accepted = await command.run({
          ...order,
          note,
          draftRevision: revision === 0 ? null : revision,
        });
        // The call has its result by it, which the next key goes on from; unread it is asked for all the same.
        await Promise.all([reloadForm(), readInHand(queryClient).catch(() => undefined)]);
        const amount = formatAmount(accepted.readBack.amountMinor, currency, language);
        if (isStillShown()) close();
        useWorkstation.setState({ accepted: { customerId: order.customerId, orderId: accepted.orderId } });
        const slipKey = KEY_MAP.slip.keys.replace('Shift+', '⇧');
        say({ tone: 'success', text: t('workstation.accepted', { number: accepted.number, amount, slipKey }) });
        return true;
      } catch (error) {
        const data = errorDataOf(error);
        const lines = data?.fields ?? [];
        if (lines.length > 0) {
          showProblems(
            lines.map((field) => asProblem(field, order.lines)),
            isStillShown(),
          );
          void refreshForm();
        } else if (isStillShown()) close();
        // Another window was there, and everything typed here was saved before: what is stored now is shown.
        if (data && STALE.has(data.key)) await reloadForm();
        say({ tone: 'error', text: describe(error) });
        return false;
      }
    },
    [command, queryClient, reloadForm, refreshForm, currency, language, showProblems, isStillShown, describe, t],
  );

  function submit() {
    const { order } = useReadBackStore.getState();
    if (order) void stepLine.add(command.run, order, () => submitOnce(order));
  }
  return { submit, pending: command.pending };
}

/** The draft is not what was read back any more. */
const STALE: ReadonlySet<string> = new Set(['draft-changed', 'draft-gone']);

interface RefusedField {
  readonly path: string;
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** `lines.3.quantity` names the fourth line that was submitted; any other path the order as a whole. */
function asProblem({ path, key, params = {} }: RefusedField, lines: readonly { readonly productId: string }[]) {
  const index = /^lines\.(\d+)\./.exec(path)?.[1];
  const productId = index === undefined ? null : (lines[Number(index)]?.productId ?? null);
  return { productId, key, params: { ...params } };
}
