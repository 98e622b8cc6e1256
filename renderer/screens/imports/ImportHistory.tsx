import { Button, Table, type TableProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRun } from '../../../shared/contract/imports.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useImports } from '../../api/imports.ts';
import { InstantText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { runState } from './run-state.ts';

/** What was imported before, by whom, and what came of it. */
export function ImportHistory({ onOpen }: { onOpen(run: ImportRun): void }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const runs = useImports();
  const columns = useMemo((): NonNullable<TableProps<ImportRun>['columns']> => {
    const count = (value: number | undefined) => (value === undefined ? '–' : formatCount(value, language));
    return [
      { title: t('imports.history.at'), width: 150, render: (_, run) => <InstantText atMs={run.startedAtMs} /> },
      {
        title: t('imports.history.file'),
        ellipsis: true,
        render: (_, run) => (
          <Button type="link" size="small" className="import-history-file" onClick={() => onOpen(run)}>
            {run.fileName}
          </Button>
        ),
      },
      { title: t('imports.history.kind'), width: 110, render: (_, run) => t(`imports.kinds.${run.kind}`) },
      { title: t('imports.history.by'), width: 120, ellipsis: true, dataIndex: 'operatorName' },
      {
        title: t('imports.history.state'),
        width: 130,
        render: (_, run) => {
          const { tone, key } = runState(run);
          return <StateTag tone={tone}>{t(key)}</StateTag>;
        },
      },
      { title: t('imports.report.rowsTitle'), align: 'right', width: 90, render: (_, run) => count(run.report?.rows) },
      {
        title: t('imports.report.acceptedTitle'),
        align: 'right',
        width: 90,
        render: (_, run) => count(run.report?.accepted),
      },
      {
        title: t('imports.report.duplicatesTitle'),
        align: 'right',
        width: 90,
        render: (_, run) => count(run.report?.duplicates),
      },
      {
        title: t('imports.report.rejectedTitle'),
        align: 'right',
        width: 90,
        render: (_, run) => count(run.report?.rejected),
      },
    ];
  }, [t, language, onOpen]);
  if (runs.error) return <ErrorNotice text={describe(runs.error)} onRetry={() => void runs.refetch()} />;
  return (
    <section className="import-history">
      <h2>{t('imports.history.title')}</h2>
      {runs.data?.length === 0 ? (
        <p className="import-history-none">{t('imports.history.none')}</p>
      ) : (
        <Table<ImportRun>
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={runs.data ?? []}
          loading={runs.isPending}
          pagination={false}
        />
      )}
    </section>
  );
}
