import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallLogChoices, CallLogFilter } from '../../../shared/contract/call-log.ts';
import type { ExportEntry } from '../../../shared/contract/exports.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useCancelExport, useDownloadExport } from '../../api/exports.ts';
import { InstantText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { filterWords } from './filter-words.ts';

interface ExportItemProps {
  readonly entry: ExportEntry;
  readonly choices: CallLogChoices;
  /** Takes filter, columns and format of this export. */
  onAgain(entry: CallExport): void;
}

/** An export of the call log, which can be asked for again. */
export type CallExport = ExportEntry & { readonly filter: CallLogFilter };

/** One export: what was asked, how far it is, and what its file is. */
export function ExportItem({ entry, choices, onAgain }: ExportItemProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const cancel = useCancelExport();
  const download = useDownloadExport();
  const error = cancel.error ?? download.error;
  const { filter } = entry;
  return (
    <li>
      <div className="export-line">
        <span className="export-name">{entry.fileName}</span>
        <InstantText atMs={entry.startedAtMs} />
        {entry.state === 'running' ? (
          <Button size="small" onClick={() => void cancel.run({ exportId: entry.id }).catch(() => undefined)}>
            {t('common.cancel')}
          </Button>
        ) : (
          filter && (
            <Button size="small" onClick={() => onAgain({ ...entry, filter })}>
              {t('exports.again')}
            </Button>
          )
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
      <p className="export-detail">
        {filter &&
          `${filterWords(t, filter, choices)} · ${t('exports.columnCount', { count: entry.columns.length })} · `}
        {t(`exports.formats.${entry.format}`)}
        {filter && entry.masked && ` · ${t('exports.masked')}`}
      </p>
      <p className="export-detail" role="status">
        {stateWords()}
      </p>
      <ErrorNotice text={error ? describe(error) : null} />
    </li>
  );

  function stateWords() {
    if (entry.state === 'running') return t('exports.running', { fileName: entry.fileName });
    if (entry.state === 'cancelled') return t('exports.cancelled');
    if (entry.state === 'failed') {
      const sentence = entry.error ? t(`errors.${entry.error.key}`, entry.error.params) : t('exports.state.failed');
      return t('exports.failed', { sentence });
    }
    const done = t('exports.done', { rows: formatCount(entry.rows ?? 0, language) });
    return `${done} · ${t('exports.sha256')} ${entry.sha256}`;
  }
}
