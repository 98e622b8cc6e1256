import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableFormat } from '../../../shared/contract/saved-tables.ts';
import { formatPercent } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useCancelExport, useDownloadExport, useExports } from '../../api/exports.ts';
import { FormatButtons } from '../../components/FormatButtons.tsx';
import { useLanguage } from '../../components/use-language.ts';

interface ExportButtonsProps {
  readonly words: Readonly<Record<TableFormat, string>>;
  /** Starts the export; the command shows its own refusal. Undefined: there is nothing to be taken yet. */
  readonly onStart: ((format: TableFormat) => Promise<{ exportId: string }>) | undefined;
  readonly isStarting: boolean;
  readonly size?: 'small' | 'middle';
}

/**
 * Takes rows away as a file that a worker writes: it says how far it is, can be stopped, and hands the file over when it is
 * whole. Whoever leaves meanwhile finds it under the latest exports of the call log.
 */
export function ExportButtons({ words, onStart, isStarting, size = 'middle' }: ExportButtonsProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const [exportId, setExportId] = useState<string | null>(null);
  const exports = useExports(exportId !== null);
  const cancel = useCancelExport();
  const { run: download } = useDownloadExport();
  const entry = exports.data?.find(({ id }) => id === exportId);
  useEffect(() => {
    if (!entry || entry.state === 'running') return;
    setExportId(null);
    if (entry.state === 'cancelled') void message.info(t('exports.cancelled'));
    if (entry.error)
      void message.error(t('exports.failed', { sentence: t(`errors.${entry.error.key}`, entry.error.params) }));
    if (entry.state !== 'done') return;
    download({ exportId: entry.id }).catch((failure: unknown) => void message.error(describe(failure)));
  }, [entry, describe, download, message, t]);
  const start =
    onStart &&
    ((format: TableFormat) => {
      onStart(format).then(
        (started) => setExportId(started.exportId),
        () => undefined,
      );
    });
  const stop = exportId !== null && {
    text: t('exports.stop', { share: formatPercent(entry?.share ?? 0, language) }),
    isStopping: cancel.pending,
    onStop: () => void cancel.run({ exportId }).catch((failure: unknown) => void message.error(describe(failure))),
  };
  return <FormatButtons words={words} onSave={start} isSaving={isStarting} stop={stop || null} size={size} />;
}
