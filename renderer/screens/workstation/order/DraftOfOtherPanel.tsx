import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../../shared/i18n/format.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useDiscardDraft } from '../../../api/order-form.ts';
import { useCompany } from '../../../components/company-context.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { DigitList } from '../DigitList.tsx';
import { useClosePanel } from '../use-close-panel.ts';
import { useWork } from '../work-context.ts';

/** A colleague began this order: take it over as it is, or throw it away. */
export function DraftOfOtherPanel() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { timeZone } = useCompany();
  const { form, inHand, reloadForm } = useWork();
  const discard = useDiscardDraft();
  const close = useClosePanel();
  const draft = form?.draft;
  if (!form || !draft) return null;
  const { say } = useWorkstation.getState();

  function settle(work: Promise<unknown>) {
    work.then(reloadForm).then(close, (error: unknown) => say({ tone: 'error', text: describe(error) }));
  }
  const choices = [
    {
      digit: '1',
      label: t('workstation.takeOverDraft'),
      hint: t('workstation.takeOverDraftHint'),
      choose: () => settle(useOrderWork.getState().takeOver(form, inHand.task?.taskId ?? null)),
    },
    {
      digit: '2',
      label: t('workstation.discardDraft'),
      hint: t('workstation.discardDraftHint'),
      choose: () => settle(discard.run({ draftId: draft.draftId, revision: draft.revision })),
    },
  ];
  return (
    <AskPanel title={t('workstation.draftOfOther', { operator: draft.operatorName })}>
      <p className="ws-quiet">
        {t('workstation.draftOfOtherSince', {
          at: formatInstant(draft.updatedAtMs, timeZone, 'date-time').slice(5),
          count: draft.lines.length,
        })}
      </p>
      <DigitList label={t('workstation.draftOfOther', { operator: draft.operatorName })} choices={choices} />
    </AskPanel>
  );
}
