import { App, Input, type InputRef, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueCustomersOutput } from '../../../shared/contract/coverage.ts';
import type { SettleLateQuotasInput } from '../../../shared/contract/late-quotas.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useDismissLate, useQueueLate } from '../../api/late-quotas.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { RefusedList } from '../coverage/RefusedList.tsx';

interface SettleLateDialogProps {
  readonly customers: SettleLateQuotasInput['customers'];
  /** Whether they are called again, or not called again. */
  readonly way: 'queue' | 'dismiss';
  onClose(): void;
  /** They have left the list. */
  onDone(): void;
}

/** Asks once more and why; then says who could not be put into the queue. */
export function SettleLateDialog({ customers, way, onClose, onDone }: SettleLateDialogProps) {
  const { t } = useTranslation();
  const done = useWhileShown(onDone);
  const describe = useErrorText();
  const { message } = App.useApp();
  const queue = useQueueLate();
  const dismiss = useDismissLate();
  const field = useRef<InputRef>(null);
  const [reason, setReason] = useState(way === 'queue' ? t('lateQuotas.queueReason') : '');
  const [isTried, setTried] = useState(false);
  const [answer, setAnswer] = useState<QueueCustomersOutput | null>(null);
  const isMissing = reason.trim() === '';
  const error = queue.error ?? dismiss.error;

  async function settle() {
    setTried(true);
    if (isMissing) return;
    const input = { customers: [...customers], reason };
    if (way === 'dismiss') {
      const { dismissed } = await dismiss.run(input);
      void message.success(t('lateQuotas.dismissed', { count: dismissed }));
    } else {
      const output = await queue.run(input);
      if (output.refused.length > 0) {
        setAnswer(output);
        return;
      }
      void message.success(t('coverage.queued', { queued: output.queued, joined: output.joined }));
    }
    done();
  }
  const start = () => void settle().catch(() => undefined);

  return (
    <Modal
      open
      title={answer ? t('lateQuotas.queue') : t(`lateQuotas.${way}Ask`, { count: customers.length })}
      okText={answer ? t('common.close') : t(`lateQuotas.${way}`)}
      cancelText={t('common.cancel')}
      {...(answer ? { cancelButtonProps: { style: { display: 'none' } } } : {})}
      closable={{ 'aria-label': t('common.close') }}
      afterOpenChange={(open) => open && field.current?.focus()}
      confirmLoading={queue.pending || dismiss.pending}
      onOk={answer ? onDone : start}
      onCancel={answer ? onDone : onClose}
    >
      <ErrorNotice text={error ? describe(error) : null} />
      {answer ? (
        <RefusedList {...answer} />
      ) : (
        <>
          <p className="quotas-soft">{t(`lateQuotas.${way}Hint`)}</p>
          <Input
            ref={field}
            aria-label={t('lateQuotas.reason')}
            placeholder={t('lateQuotas.reason')}
            maxLength={200}
            value={reason}
            {...(isTried && isMissing ? { status: 'error' as const } : {})}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={start}
          />
          {isTried && isMissing && (
            <p role="alert" className="quotas-missing">
              {t('lateQuotas.reasonMissing')}
            </p>
          )}
        </>
      )}
    </Modal>
  );
}
