import { FundOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Segmented, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { CallLogChoices } from '../../../shared/contract/call-log.ts';
import { CALLED_SORTS, type CalledSort, CUSTOMER_COUNTS } from '../../../shared/contract/called-customers.ts';
import { useCallLogChoices } from '../../api/call-log.ts';
import { useCalledCustomers } from '../../api/called-customers.ts';
import { useErrorText } from '../../api/error-text.ts';
import { fetchMore, isNotKnownYet } from '../../api/paged-list.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFigureText } from '../../components/figure-text.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { ConditionButtons } from '../call-log/ConditionButtons.tsx';
import { paramsOf } from '../call-log/filter-params.ts';
import { LastDaysButton } from '../call-log/LastDaysButton.tsx';
import { useFigureConditions } from '../call-log/use-figure-conditions.ts';
import { ReportFilterBar } from '../reports/ReportFilterBar.tsx';
import { CalledTable } from './CalledTable.tsx';
import { calledOf, calledParams, type ShownCalled } from './called-address.ts';
import '../call-log/call-log.css';
import '../case-figures/case-figures.css';
import './called-customers.css';

/** The customers that a figure counts, one a row. All that is asked is in the address. */
export default function CalledCustomersScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const choices = useCallLogChoices();
  if (choices.data) return <CalledCustomers choices={choices.data} />;
  return (
    <>
      <PageHeader title={t('calledCustomers.title')} />
      <ErrorNotice text={choices.error ? describe(choices.error) : null} onRetry={() => void choices.refetch()} />
      {!choices.error && <Skeleton active />}
    </>
  );
}

function CalledCustomers({ choices }: { readonly choices: CallLogChoices }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const navigate = useNavigate();
  const { count } = useFigureText();
  const [address, setAddress] = useSearchParams();
  const shown = calledOf(address, choices.today);
  const { filter } = shown;
  const list = useCalledCustomers(shown);
  const conditions = useFigureConditions(choices, filter);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = list.isPlaceholderData ? undefined : list.data?.pages[0]?.counts;
  const show = (change: Partial<ShownCalled>) => setAddress(calledParams({ ...shown, ...change }), { replace: true });
  return (
    <div className="call-log">
      <PageHeader
        title={t('calledCustomers.title')}
        description={t('calledCustomers.description')}
        actions={
          <>
            <Button icon={<ReloadOutlined aria-hidden />} onClick={() => void list.refetch()}>
              {t('callLog.refresh')}
            </Button>
            <Button
              icon={<FundOutlined aria-hidden />}
              onClick={() => void navigate(`/reports?${paramsOf({ ...filter, counted: null, customerId: null })}`)}
            >
              {t('reports.title')}
            </Button>
          </>
        }
      >
        <ReportFilterBar choices={choices} filter={filter} onChange={(changed) => show({ filter: changed })} />
        <div className="figures-bar called-which">
          <Segmented
            aria-label={t('calledCustomers.which')}
            value={shown.of}
            options={CUSTOMER_COUNTS.map((value) => {
              const name = t(`calledCustomers.of.${value}`);
              return {
                value,
                label: counts ? t('calledCustomers.counted', { name, total: count(counts[value]) }) : name,
              };
            })}
            onChange={(of) => show({ of })}
          />
          <Select<CalledSort>
            aria-label={t('calledCustomers.sortLabel')}
            style={{ width: 190 }}
            value={shown.sort}
            options={CALLED_SORTS.map((value) => ({ value, label: t(`calledCustomers.sort.${value}`) }))}
            onChange={(sort) => show({ sort })}
          />
          <ConditionButtons
            conditions={conditions}
            onRemove={(without) => show({ filter: { ...filter, ...without } })}
          />
        </div>
      </PageHeader>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {list.error ? null : isNotKnownYet(list, rows) ? (
        <Skeleton active />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t('calledCustomers.none')}
          hint={t('callLog.noneHint')}
          action={
            <LastDaysButton
              today={choices.today}
              range={filter}
              onShow={(range) => show({ filter: { ...filter, ...range } })}
            />
          }
        />
      ) : (
        <CalledTable
          key={JSON.stringify(shown)}
          rows={rows}
          filter={filter}
          loading={list.isPlaceholderData}
          onNearEnd={() => fetchMore(list)}
        />
      )}
    </div>
  );
}
