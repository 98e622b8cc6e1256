import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CALL_COLUMNS, type CallLogChoices, type CallLogFilter } from '../../../shared/contract/call-log.ts';
import { EXPORT_FORMATS, EXPORT_KEPT_HOURS, type ExportFormat } from '../../../shared/contract/exports.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useExports, useStartExport } from '../../api/exports.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useCallLogColumns } from '../../state/call-log-columns.ts';
import { type CallExport, ExportItem } from './ExportItem.tsx';
import { filterWords } from './filter-words.ts';

interface ExportDialogProps {
  readonly filter: CallLogFilter;
  /** How many the filter shows; null while that is counted. */
  readonly rows: number | null;
  readonly choices: CallLogChoices;
  /** The filter of an earlier export, to be shown and exported again. */
  onFilter(filter: CallLogFilter): void;
  onClose(): void;
}

/** Starts an export, shows how far it is, and hands the file over. Closing it stops nothing. */
export function ExportDialog({ filter, rows, choices, onFilter, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { columns: shownColumns, show } = useCallLogColumns();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [all, setAll] = useState(false);
  const start = useStartExport();
  const exports = useExports(true);
  const error = start.error ?? exports.error;

  function begin() {
    const columns = all ? [] : [...shownColumns];
    start.run({ filter, columns, format, language }).catch(() => undefined);
  }
  function again(entry: CallExport) {
    const isAll = entry.columns.length === CALL_COLUMNS.length;
    setFormat(entry.format);
    setAll(isAll);
    if (!isAll) show(entry.columns);
    onFilter(entry.filter);
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
      <p className="export-filter">{filterWords(t, filter, choices)}</p>
      <p>
        {rows === null
          ? t('callLog.counting')
          : rows === 0
            ? t('exports.nothingMatches')
            : t('exports.rowsToExport', { rows: formatCount(rows, language) })}
        {choices.masked && ` ${t('exports.maskedHint')}`}
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
      <Button type="primary" className="export-start" onClick={begin} loading={start.pending}>
        {t('exports.start')}
      </Button>
      <p className="export-detail">{t('exports.goesOn', { hours: EXPORT_KEPT_HOURS })}</p>
      <h2 className="export-heading">{t('exports.earlier')}</h2>
      {exports.data?.length === 0 && <p className="export-none">{t('exports.noneYet')}</p>}
      <ul className="export-list">
        {exports.data?.map((entry) => (
          <ExportItem key={entry.id} entry={entry} choices={choices} onAgain={again} />
        ))}
      </ul>
    </Modal>
  );
}
