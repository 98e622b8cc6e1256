import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditFilter } from '../../../shared/contract/audit.ts';
import { formatPercent } from '../../../shared/i18n/format.ts';
import { useAuditExport, useCancelAuditExport, useStartAuditExport } from '../../api/audit.ts';
import { useErrorText } from '../../api/error-text.ts';
import { saveFile } from '../../api/save-file.ts';
import { useLanguage } from '../../components/use-language.ts';

interface ExportButtonProps {
  readonly filter: AuditFilter;
  /** From how many opened archives rows are shown. */
  readonly archives: number;
  readonly disabled: boolean;
}

/** Takes what the filter finds away as CSV; while it is written, it says how far it is and can be stopped. */
export function ExportButton({ filter, archives, disabled }: ExportButtonProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const [exportId, setExportId] = useState<string | null>(null);
  const start = useStartAuditExport();
  const cancel = useCancelAuditExport();
  const { data, error } = useAuditExport(exportId);
  useEffect(() => {
    if (exportId === null || (!error && (!data || data.state === 'running'))) return;
    setExportId(null);
    if (data?.file) void saveFile(data.file).catch((failure: unknown) => void message.error(describe(failure)));
    const said = error ? describe(error) : data?.error ? t(`errors.${data.error.key}`, data.error.params) : null;
    if (said !== null) void message.error(said);
  }, [exportId, data, error, describe, message, t]);
  if (exportId !== null) {
    const share = formatPercent(data?.share ?? 0, language);
    return (
      <Button loading={cancel.pending} onClick={() => void cancel.run({ exportId }).catch(() => undefined)}>
        {t('audit.stopExport', { share })}
      </Button>
    );
  }
  return (
    <Button
      icon={<DownloadOutlined />}
      disabled={disabled}
      loading={start.pending}
      onClick={() =>
        void start
          .run({ filter, archives, language })
          .then((started) => setExportId(started.exportId))
          .catch((failure: unknown) => void message.error(describe(failure)))
      }
    >
      {t('audit.export')}
    </Button>
  );
}
