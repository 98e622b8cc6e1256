import { App, Input, type InputRef, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueCustomersOutput } from '../../../shared/contract/coverage.ts';
import { useQueueCustomers } from '../../api/coverage.ts';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { RefusedList } from './RefusedList.tsx';

interface QueueDialogProps {
  readonly customerIds: readonly string[];
  onClose(): void;
  /** The queue has changed. */
  onDone(customerIds: readonly string[]): void;
}

/** Asks once more, then says whom it could not put into the queue and why. */
export function QueueDialog({ customerIds, onClose, onDone }: QueueDialogProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const { run, pending, error } = useQueueCustomers();
  const close = useWhileShown(onClose);
  const field = useRef<InputRef>(null);
  const [reason, setReason] = useState('');
  const [answer, setAnswer] = useState<QueueCustomersOutput | null>(null);

  function queue() {
    const asked = [...customerIds];
    run({ customerIds: asked, reason }).then(
      (output) => {
        onDone(asked);
        if (output.refused.length > 0) return setAnswer(output);
        void message.success(t('coverage.queued', { queued: output.queued, joined: output.joined }));
        close();
      },
      () => undefined,
    );
  }
  return (
    <Modal
      open
      title={answer ? t('coverage.queue') : t('coverage.queueAsk', { count: customerIds.length })}
      okText={answer ? t('common.close') : t('coverage.queue')}
      cancelText={t('common.cancel')}
      {...(answer ? { cancelButtonProps: { style: { display: 'none' } } } : {})}
      closable={{ 'aria-label': t('common.close') }}
      afterOpenChange={(open) => open && field.current?.focus()}
      confirmLoading={pending}
      onOk={answer ? onClose : queue}
      onCancel={onClose}
    >
      <ErrorNotice text={error ? describe(error) : null} />
      {answer ? (
        <RefusedList {...answer} />
      ) : (
        <>
          <p className="coverage-soft">{t('coverage.queueHint')}</p>
          <Input
            ref={field}
            aria-label={t('coverage.queueReason')}
            placeholder={t('coverage.queueReason')}
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={queue}
          />
        </>
      )}
    </Modal>
  );
}
