import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useAuditKeeping, useStartAuditCheck } from '../../api/audit.ts';
import { useErrorText } from '../../api/error-text.ts';
import { InstantText } from '../../components/DateText.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { ArchivesDrawer } from './ArchivesDrawer.tsx';

/** When the log was checked last and what was found: each row's hash covers the row before it. */
export function ChainState() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const keeping = useAuditKeeping();
  const start = useStartAuditCheck();
  const error = keeping.error ?? start.error;
  if (error) return <Alert type="error" showIcon role="alert" title={describe(error)} />;
  if (!keeping.data) return <p className="audit-chain">{t('audit.checking')}</p>;
  const { last, running } = keeping.data;
  const check = (
    <>
      {running ? (
        <span className="audit-chain-progress">
          {t('audit.checking')}
          <Progress
            size="small"
            percent={Math.round(running.share * 100)}
            aria-label={t('audit.checking')}
            style={{ width: 120 }}
          />
        </span>
      ) : (
        <Button size="small" loading={start.pending} onClick={() => void start.run({}).catch(() => undefined)}>
          {t('audit.checkNow')}
        </Button>
      )}
      <ArchivesDrawer keeping={keeping.data} />
    </>
  );
  if (last === null) {
    return (
      <p className="audit-chain">
        {t('audit.neverChecked')} {check}
      </p>
    );
  }
  const sentences = last.findings.map(({ key, params }) => t(`backup.finding.${key}`, params));
  if (last.findings.some(({ advice }) => !advice)) {
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={t('audit.chainBroken')}
        description={
          <ul className="audit-findings">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        }
        action={check}
      />
    );
  }
  return (
    <p className="audit-chain">
      <span aria-hidden>
        <SafetyCertificateOutlined />
      </span>
      <span title={last.lastHash === null ? '' : `${last.lastSeq}:${last.lastHash}`}>
        {t('audit.chainWhole', {
          rows: formatCount(last.rows, language),
          archived: formatCount(last.archivedRows, language),
        })}{' '}
        <InstantText atMs={last.checkedAtMs} />
      </span>
      {check}
      {sentences.join(' ')}
    </p>
  );
}
