import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ErrorNoticeProps {
  /** The sentence: what is wrong, how much is left, what to do. Nothing is shown without it. */
  readonly text: ReactNode;
  readonly onRetry?: () => void;
  readonly onClose?: () => void;
}

/** A refusal or a failure, said once and read out by screen readers. */
export function ErrorNotice({ text, onRetry, onClose }: ErrorNoticeProps) {
  const { t } = useTranslation();
  if (text === null || text === undefined || text === '') return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={text}
      style={{ marginBottom: 12 }}
      {...(onRetry ? { action: <Button onClick={onRetry}>{t('common.retry')}</Button> } : {})}
      {...(onClose ? { closable: { onClose, 'aria-label': t('common.close') } } : {})}
    />
  );
}
