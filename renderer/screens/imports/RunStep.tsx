import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportRun } from '../../../shared/contract/imports.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useCancelImport, useImport, useSaveRejects, useStartImport } from '../../api/imports.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { ImportReportView } from './ImportReportView.tsx';
import type { ImportDraft } from './import-draft.ts';

interface RunStepProps {
  readonly importId: string;
  /** Null for an import that is looked at later. */
  readonly draft: ImportDraft | null;
  onColumns(draft: ImportDraft): void;
  onStarted(importId: string): void;
  onAnother(): void;
}

/** A test run or an import: how far it is, then its report and what can be done next. */
export function RunStep({ importId, draft, onColumns, onStarted, onAnother }: RunStepProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const run = useImport(importId);
  const start = useStartImport();
  const cancel = useCancelImport();
  const save = useSaveRejects();
  const showRun = useWhileShown(onStarted);
  const { data } = run;

  async function importNow(from: ImportDraft) {
    const { uploadId, preview, mapping, allOrNothing, makeCallable } = from;
    const choices = { allOrNothing, makeCallable: makeCallable && mapping.options.createCustomers, testRun: false };
    const started = await start.run({ uploadId, columns: preview.columns, language, mapping, ...choices });
    showRun(started.importId);
  }

  const error = run.error ?? start.error ?? cancel.error ?? save.error;
  const mayImport = draft !== null && data?.testRun === true && data.report?.outcome === 'test-run';
  return (
    <section className="import-run" aria-label={t(data?.testRun ? 'imports.steps.test' : 'imports.steps.result')}>
      <ErrorNotice text={error ? describe(error) : null} />
      {data && <RunState run={data} />}
      <div className="import-run-actions">
        {data?.state === 'running' ? (
          !data.isWriting && (
            <Button loading={cancel.pending} onClick={() => void cancel.run({ importId }).catch(() => undefined)}>
              {t('common.cancel')}
            </Button>
          )
        ) : (
          <>
            {mayImport && (
              <Button
                type="primary"
                loading={start.pending}
                disabled={data.report?.accepted === 0}
                onClick={() => void importNow(draft).catch(() => undefined)}
              >
                {t('imports.importNow', { rows: formatCount(data.report?.accepted ?? 0, language) })}
              </Button>
            )}
            {data?.hasRejects && (
              <Button loading={save.pending} onClick={() => void save.run({ id: importId }).catch(() => undefined)}>
                {t('imports.saveRejects')}
              </Button>
            )}
            {draft !== null && data?.report?.outcome !== 'imported' && (
              <Button onClick={() => onColumns(draft)}>{t('imports.backToColumns')}</Button>
            )}
            <Button {...(mayImport ? {} : { type: 'primary' as const })} onClick={onAnother}>
              {t('imports.another')}
            </Button>
          </>
        )}
      </div>
      {data?.report && <ImportReportView report={data.report} />}
    </section>
  );
}

function RunState({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { fileName } = run;
  if (run.state === 'failed' || run.state === 'cancelled') {
    const sentence = run.error ? t(`errors.${run.error.key}`, run.error.params) : t('imports.interrupted');
    return <ErrorNotice text={`${fileName}: ${sentence}`} />;
  }
  if (run.state === 'running') {
    return (
      <div role="status">
        <p>
          {t(run.isWriting ? 'imports.writing' : run.testRun ? 'imports.testing' : 'imports.importing', {
            fileName,
            rows: formatCount(run.rowsRead, language),
          })}
        </p>
        <Progress percent={Math.floor(run.share * 100)} aria-label={t('imports.progress')} />
      </div>
    );
  }
  return (
    <p className="import-outcome" role="status">
      {t(`imports.report.outcome.${run.report?.outcome ?? 'imported'}`)} <span>{fileName}</span>
    </p>
  );
}
