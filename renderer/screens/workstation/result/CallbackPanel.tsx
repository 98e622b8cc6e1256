import { useTranslation } from 'react-i18next';
import { AskPanel } from '../AskPanel.tsx';
import { useWork } from '../work-context.ts';
import { PromiseForm } from './PromiseForm.tsx';
import { useRecord } from './use-record.ts';

/** When the customer is called back, and by whom. A promise beyond the cut-off is refused with the latest time. */
export function CallbackPanel() {
  const { t } = useTranslation();
  const { task } = useWork().inHand;
  const record = useRecord();
  return (
    <AskPanel title={t('workstation.callbackWhen')}>
      <PromiseForm
        cutoffAtMs={task?.cutoffAtMs ?? null}
        forAnyone={false}
        onPromise={(promise) => record({ disposition: 'callback', ...promise })}
      />
    </AskPanel>
  );
}
