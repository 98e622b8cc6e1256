import { Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { REPORT_GROUPS, type ReportGroup } from '../../../shared/contract/reports.ts';
import type { TableFormat } from '../../../shared/contract/saved-tables.ts';
import { useCallLogChoices } from '../../api/call-log.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useReport, useSaveReport } from '../../api/reports.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { filterWords } from '../call-log/filter-words.ts';
import { LastDaysButton } from '../call-log/LastDaysButton.tsx';
import { FigureActions } from '../case-figures/FigureActions.tsx';
import { PrintedQuestion } from '../case-figures/PrintNotes.tsx';
import { ReportBody } from './ReportBody.tsx';
import { ReportFilterBar } from './ReportFilterBar.tsx';
import { ReportTiles } from './ReportTiles.tsx';
import { addressOf, REPORT_VIEWS, reportOf, type ShownReport } from './report-address.ts';
import '../case-figures/case-figures.css';

/** By which one person's calls are compared. */
const OWN_GROUPS: readonly ReportGroup[] = ['day', 'hour', 'month', 'class', 'route'];

/** Calls and orders of a period, by seat, person, place and time. All that is asked is in the address. */
export default function ReportsScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [address, setAddress] = useSearchParams();
  const choices = useCallLogChoices();
  const groups = choices.data?.choosesPeople ? REPORT_GROUPS : OWN_GROUPS;
  const shown = choices.data ? reportOf(address, choices.data.today, groups) : null;
  const found = useReport(shown && { filter: shown.filter, group: shown.group });
  const saving = useSaveReport();
  const language = useLanguage();
  const error = choices.error ?? found.error;
  const report = found.data;
  // Until what is asked of now is counted, the numbers are others than their links would lead to.
  const isEarlier = found.isPlaceholderData;
  const show = (change: Partial<ShownReport>) =>
    shown && setAddress(addressOf({ ...shown, ...change }), { replace: true });
  // The refusal is shown by the command itself.
  const save = ({ filter, group }: ShownReport, format: TableFormat) =>
    void saving.run({ filter, group, format, language }).catch(() => undefined);
  const lastDays = choices.data && shown && (
    <LastDaysButton
      today={choices.data.today}
      range={shown.filter}
      onShow={(range) => show({ filter: { ...shown.filter, ...range } })}
    />
  );
  return (
    <div className="case-figures">
      <PageHeader
        title={t('reports.title')}
        description={t('reports.description')}
        actions={
          <FigureActions
            isCounting={found.isFetching}
            onRefresh={() => void found.refetch()}
            onSave={shown && report && !isEarlier ? (format) => save(shown, format) : undefined}
            isSaving={saving.pending}
          />
        }
      >
        {shown && choices.data && (
          <ReportFilterBar choices={choices.data} filter={shown.filter} onChange={(filter) => show({ filter })} />
        )}
      </PageHeader>
      <ErrorNotice
        text={error ? describe(error) : null}
        onRetry={() => void (choices.error ? choices : found).refetch()}
      />
      <ErrorNotice text={saving.error ? describe(saving.error) : null} />
      {!report || !shown ? (
        !error && <Skeleton active />
      ) : report.total.calls === 0 && report.lines.length === 0 ? (
        <EmptyState title={t('reports.empty')} hint={t('reports.emptyHint')} action={lastDays} />
      ) : (
        <div aria-busy={isEarlier}>
          {report.total.calls === 0 && !isEarlier && (
            <p className="figures-none">
              {t('reports.onlyBefore', { from: report.before.from, to: report.before.to })} {lastDays}
            </p>
          )}
          {choices.data && (
            <PrintedQuestion
              facts={[
                filterWords(t, shown.filter, choices.data),
                t('reports.printed.before', { from: report.before.from, to: report.before.to }),
              ]}
            />
          )}
          <div className="figures-numbers" inert={isEarlier}>
            <ReportTiles filter={shown.filter} report={report} />
          </div>
          <div className="figures-bar figures-choice">
            <Segmented
              aria-label={t('reports.view')}
              value={shown.view}
              options={REPORT_VIEWS.map((value) => ({ value, label: t(`reports.views.${value}`) }))}
              onChange={(view) => show({ view })}
            />
            <Segmented
              aria-label={t('reports.groupBy')}
              value={shown.group}
              options={groups.map((value) => ({ value, label: t(`reports.group.${value}`) }))}
              onChange={(group) => show({ group })}
            />
          </div>
          <div className="figures-numbers" inert={isEarlier}>
            <ReportBody shown={shown} report={report} />
          </div>
        </div>
      )}
    </div>
  );
}
