import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { useLateCount } from '../../api/late-quotas.ts';
import { useLanguage } from '../../components/use-language.ts';

/** Says how many customers were called before their quotas came; nothing while there are none. */
export function LateQuotaNotice() {
  const mayQueue = useRight('queue.manage');
  const count = useLateCount(mayQueue).data ?? 0;
  return count === 0 ? null : <LateQuotaAlert count={count} text="notice" />;
}

interface LateQuotaAlertProps {
  readonly count: number;
  readonly text: 'notice' | 'imported';
}

export function LateQuotaAlert({ count, text }: LateQuotaAlertProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayQueue = useRight('queue.manage');
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 8 }}
      title={
        <>
          {t(`lateQuotas.${text}`, { count: formatCount(count, language) })}{' '}
          {mayQueue && <Link to="/late-quotas">{t('lateQuotas.open')}</Link>}
        </>
      }
    />
  );
}
