import { Button, Modal, Progress, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CALL_COLUMNS, type CallLogFilter } from '../../../shared/contract/call-log.ts';
import { EXPORT_FORMATS, type ExportEntry, type ExportFormat } from '../../../shared/contract/exports.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useCancelExport, useDownloadExport, useExports, useStartExport } from '../../api/exports.ts';
import { InstantText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useCallLogColumns } from '../../state/call-log-columns.ts';

interface ExportDialogProps {
  readonly filter: CallLogFilter;
  /** How many the filter shows; null while that is counted. */
  readonly rows: number | null;
  readonly masked: boolean;
  onClose(): void;
}

/** Starts an export, shows how far it is, and hands the file over. Closing it stops nothing. */
export function ExportDialog({ filter, rows, masked, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const shownColumns = useCallLogColumns((state) => state.columns);
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [all, setAll] = useState(false);
  const start = useStartExport();
  const exports = useExports(true);
  const error = start.error ?? exports.error;

  function begin() {
    const columns = all ? [] : [...shownColumns];
    start.run({ filter, columns, format, language }).catch(() => undefined);
  }
  return (
    <Modal
      closable={{ 'aria-label': t('common.close') }}
      open
      title={t('exports.title')}
      footer={null}
      onCancel={onClose}
      width={640}
    >
      <ErrorNotice text={error ? describe(error) : null} />
      <p>
        {rows === null
          ? t('callLog.counting')
          : rows === 0
            ? t('exports.nothingMatches')
            : t('exports.rowsToExport', { rows: formatCount(rows, language) })}
        {masked && ` ${t('exports.maskedHint')}`}
      </p>
      <div className="export-choices">
        <span id="export-format">{t('exports.format')}</span>
        <Radio.Group
          aria-labelledby="export-format"
          value={format}
          onChange={(event) => setFormat(event.target.value as ExportFormat)}
          options={EXPORT_FORMATS.map((name) => ({ value: name, label: t(`exports.formats.${name}`) }))}
        />
        <span id="export-columns">{t('exports.columns')}</span>
        <Radio.Group
          aria-labelledby="export-columns"
          value={all}
          onChange={(event) => setAll(event.target.value === true)}
          options={[
            { value: false, label: t('exports.columnsShown', { count: shownColumns.length }) },
            { value: true, label: t('exports.columnsAll', { count: CALL_COLUMNS.length }) },
          ]}
        />
      </div>
      <Button type="primary" onClick={begin} loading={start.pending}>
        {t('exports.start')}
      </Button>
      <h2 className="export-heading">{t('exports.earlier')}</h2>
      {exports.data?.length === 0 && <p className="export-none">{t('exports.noneYet')}</p>}
      <ul className="export-list">
        {exports.data?.map((entry) => (
          <ExportItem key={entry.id} entry={entry} />
        ))}
      </ul>
    </Modal>
  );
}

function ExportItem({ entry }: { readonly entry: ExportEntry }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const cancel = useCancelExport();
  const download = useDownloadExport();
  const error = cancel.error ?? download.error;
  return (
    <li>
      <div className="export-line">
        <span className="export-name">{entry.fileName}</span>
        <InstantText atMs={entry.startedAtMs} />
        {entry.state === 'running' && (
          <Button size="small" onClick={() => void cancel.run({ exportId: entry.id }).catch(() => undefined)}>
            {t('common.cancel')}
          </Button>
        )}
        {entry.state === 'done' && (
          <Button
            size="small"
            type="primary"
            disabled={!entry.available}
            onClick={() => void download.run({ exportId: entry.id }).catch(() => undefined)}
          >
            {t(entry.available ? 'exports.download' : 'exports.cleared')}
          </Button>
        )}
      </div>
      {entry.state === 'running' && (
        <Progress
          percent={Math.floor(entry.share * 100)}
          size="small"
          aria-label={t('exports.running', { fileName: entry.fileName })}
        />
      )}
      <p className="export-detail" role="status">
        {detailOf()}
      </p>
      <ErrorNotice text={error ? describe(error) : null} />
    </li>
  );

  function detailOf() {
    if (entry.state === 'running') return t('exports.running', { fileName: entry.fileName });
    if (entry.state === 'cancelled') return t('exports.cancelled');
    if (entry.state === 'failed') {
      const sentence = entry.error ? t(`errors.${entry.error.key}`, entry.error.params) : t('exports.state.failed');
      return t('exports.failed', { sentence });
    }
    const done = t('exports.done', { rows: formatCount(entry.rows ?? 0, language) });
    return `${done} · ${t(`exports.formats.${entry.format}`)} · ${t('exports.sha256')} ${entry.sha256}`;
  }
}
