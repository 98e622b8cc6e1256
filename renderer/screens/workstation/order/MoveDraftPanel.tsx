import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../../shared/i18n/format.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useDiscardDraft, useMoveDraft } from '../../../api/order-form.ts';
import { useLanguage } from '../../../components/use-language.ts';
import { leftDraft } from '../../../state/order/left-draft.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { DigitList } from '../DigitList.tsx';
import { useClosePanel } from '../use-close-panel.ts';
import { useWork } from '../work-context.ts';

/** The cut-off of a half-made order has passed: once confirmed, it moves to the delivery that is open now. */
export function MoveDraftPanel() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { form, reloadForm } = useWork();
  const move = useMoveDraft();
  const discard = useDiscardDraft();
  const close = useClosePanel();
  const draft = form && leftDraft(form);
  const to = form?.delivery?.deliveryDate;
  if (!draft || to === undefined) return null;
  const { say } = useWorkstation.getState();

  function settle(work: Promise<unknown>) {
    work.then(reloadForm).then(close, (error: unknown) => say({ tone: 'error', text: describe(error) }));
  }
  function follow({ revision: movedRevision, deliveryDate }: { revision: number; deliveryDate: string }) {
    const { customerId } = form ?? { customerId: '' };
    useOrderWork.getState().follow({ customerId, from: leftDate, to: deliveryDate, revision: movedRevision });
  }
  const { draftId, revision, deliveryDate: leftDate } = draft;
  const day = formatDay(to, language, 'short-weekday');
  const choices = [
    {
      digit: '1',
      label: t('workstation.moveDraft', { day }),
      hint: t('workstation.moveDraftHint'),
      choose: () => settle(move.run({ draftId, revision, toDeliveryDate: to }).then(follow)),
    },
    {
      digit: '2',
      label: t('workstation.discardDraft'),
      hint: t('workstation.discardDraftHint'),
      choose: () => settle(discard.run({ draftId, revision })),
    },
  ];
  const title = t('workstation.draftLeft', { day: formatDay(draft.deliveryDate, language, 'short') });
  return (
    <AskPanel title={title}>
      <p className="ws-quiet">{t('workstation.draftLeftHint', { lines: draft.lines.length })}</p>
      <DigitList label={title} choices={choices} />
    </AskPanel>
  );
}
