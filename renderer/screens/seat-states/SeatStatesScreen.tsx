import { FundOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useCallLogChoices } from '../../api/call-log.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSaveSeatStates, useSeatStates, useSeatStateTotals } from '../../api/seat-states.ts';
import { useCompany } from '../../components/company-context.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { ExportButtons } from '../exports/ExportButtons.tsx';
import { SeatStateFilterBar } from './SeatStateFilterBar.tsx';
import { SeatStateTable } from './SeatStateTable.tsx';
import { SeatStateTotals } from './SeatStateTotals.tsx';
import { reportAt, seatStateParams, seatStatesOf } from './seat-state-address.ts';
import '../call-log/call-log.css';
import '../case-figures/case-figures.css';

/** The states of seats behind a figure: which, what they come to, and as a file. All that is asked is in the address. */
export default function SeatStatesScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const navigate = useNavigate();
  const { timeZone } = useCompany();
  const [address, setAddress] = useSearchParams();
  const choices = useCallLogChoices();
  const filter = choices.data ? seatStatesOf(address, choices.data.today) : null;
  const list = useSeatStates(filter);
  const totals = useSeatStateTotals(filter);
  const saving = useSaveSeatStates();
  const error = choices.error ?? list.error ?? totals.error;
  const show = (changed: NonNullable<typeof filter>) => setAddress(seatStateParams(changed), { replace: true });
  return (
    <div className="call-log">
      <PageHeader
        title={t('seatStates.title')}
        description={t('seatStates.description')}
        actions={
          <>
            <Button icon={<ReloadOutlined aria-hidden />} onClick={list.refresh}>
              {t('seatStates.refresh')}
            </Button>
            {filter && choices.data?.mayExport && (
              <ExportButtons
                words={{ csv: t('seatStates.save.csv'), xlsx: t('seatStates.save.xlsx') }}
                onStart={(format) => saving.run({ filter, format, language })}
                isStarting={saving.pending}
              />
            )}
            {filter && (
              <Button icon={<FundOutlined aria-hidden />} onClick={() => void navigate(reportAt(filter))}>
                {t('seatStates.report')}
              </Button>
            )}
          </>
        }
      >
        {filter && choices.data && <SeatStateFilterBar choices={choices.data} filter={filter} onChange={show} />}
      </PageHeader>
      <ErrorNotice
        text={error ? describe(error) : null}
        onRetry={() => void (choices.error ? choices.refetch() : list.refresh())}
      />
      <ErrorNotice text={saving.error ? describe(saving.error) : null} onClose={saving.clearError} />
      {!filter || (list.isPending && !error) ? (
        !error && <Skeleton active />
      ) : (
        <>
          <SeatStateTotals
            filter={filter}
            totals={totals.data}
            loaded={list.rows.length}
            complete={list.hasNextPage === false}
            searchedTo={list.searchedTo}
            onReason={(reason) => show({ ...filter, of: 'paused', reason })}
          />
          {list.rows.length === 0 && list.searchedTo === null && !error ? (
            <EmptyState title={t('seatStates.none')} hint={t('seatStates.noneHint')} />
          ) : (
            <SeatStateTable
              key={JSON.stringify(filter)}
              rows={list.rows}
              hasMore={list.hasNextPage}
              onNearEnd={list.more}
              onOpen={({ operatorId, fromMs }) =>
                void navigate(`/work-log/${operatorId}?date=${formatInstant(fromMs, timeZone, 'date')}`)
              }
            />
          )}
        </>
      )}
    </div>
  );
}
