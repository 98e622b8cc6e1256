import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useAuditChain } from '../../api/audit.ts';
import { useErrorText } from '../../api/error-text.ts';
import { InstantText } from '../../components/DateText.tsx';
import { useLanguage } from '../../components/use-language.ts';

/** Whether somebody changed the log from outside; each row's hash covers the row before it. */
export function ChainState() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const chain = useAuditChain();
  const again = (
    <Button size="small" loading={chain.isFetching} onClick={() => void chain.refetch()}>
      {t('audit.checkAgain')}
    </Button>
  );
  if (chain.error) return <Alert type="error" showIcon role="alert" title={describe(chain.error)} action={again} />;
  if (!chain.data) return <p className="audit-chain">{t('audit.checking')}</p>;
  const { rows, brokenSeq, checkedAtMs } = chain.data;
  if (brokenSeq !== null) {
    return (
      <Alert type="error" showIcon role="alert" title={t('audit.chainBroken', { seq: brokenSeq })} action={again} />
    );
  }
  return (
    <p className="audit-chain">
      <span aria-hidden>
        <SafetyCertificateOutlined />
      </span>
      {t('audit.chainWhole', { rows: formatCount(rows, language) })} <InstantText atMs={checkedAtMs} /> {again}
    </p>
  );
}
