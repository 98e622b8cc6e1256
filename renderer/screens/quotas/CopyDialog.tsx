import { App, type GetRef, InputNumber, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useCopyQuotas } from '../../api/quotas.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useWhileShown } from '../../components/use-while-shown.ts';

interface CopyDialogProps {
  readonly quotaIds: readonly string[];
  onClose(): void;
  onDone(weeks: number): void;
}

/** Next week like this week. */
export function CopyDialog({ quotaIds, onClose, onDone }: CopyDialogProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const done = useWhileShown(onDone);
  const copy = useCopyQuotas();
  const field = useRef<GetRef<typeof InputNumber>>(null);
  const [weeks, setWeeks] = useState(1);

  async function start() {
    const { copied, there } = await copy.run({ quotaIds: [...quotaIds], weeks });
    const params = { copied: formatCount(copied, language), there: formatCount(there, language) };
    void message.success(t(there === 0 ? 'quotas.copied' : 'quotas.copiedSome', params));
    done(weeks);
  }
  return (
    <Modal
      open
      title={t('quotas.copyAsk', { count: formatCount(quotaIds.length, language) })}
      okText={t('quotas.copy')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={copy.pending}
      afterOpenChange={(open) => open && field.current?.focus()}
      onOk={() => void start().catch(() => undefined)}
      onCancel={onClose}
    >
      <ErrorNotice text={copy.error ? describe(copy.error) : null} />
      <label className="quotas-on" htmlFor="quota-weeks">
        {t('quotas.weeksLater')}
        <InputNumber
          id="quota-weeks"
          ref={field}
          min={1}
          max={52}
          precision={0}
          value={weeks}
          keyboard={false}
          controls={false}
          changeOnWheel={false}
          style={{ width: 64 }}
          onFocus={({ target }) => target.select()}
          onChange={(value) => setWeeks(value ?? 1)}
          onPressEnter={() => void start().catch(() => undefined)}
        />
      </label>
      <p className="quotas-soft">{t('quotas.copyHint')}</p>
    </Modal>
  );
}
