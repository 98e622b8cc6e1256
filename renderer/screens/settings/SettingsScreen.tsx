import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/error-text.ts';
import { useCompanySettings } from '../../api/settings.ts';
import { AuditLink } from '../../components/AuditLink.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PauseReasons } from './PauseReasons.tsx';
import { RetryTable } from './RetryTable.tsx';
import { SettingsForm } from './SettingsForm.tsx';

/** The company's own settings, for the administrator. */
export default function SettingsScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const settings = useCompanySettings();
  return (
    <>
      <PageHeader
        title={t('settings.title')}
        description={t('settings.description')}
        actions={<AuditLink entity="setting" />}
      />
      <ErrorNotice text={settings.error ? describe(settings.error) : null} onRetry={() => void settings.refetch()} />
      {settings.data ? (
        <>
          <SettingsForm settings={settings.data} />
          <PauseReasons stored={settings.data.pauseReasons} />
          <RetryTable stored={settings.data.retryRules} />
        </>
      ) : (
        settings.isPending && <Skeleton active />
      )}
    </>
  );
}
