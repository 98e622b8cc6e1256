import { ArrowRightOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { PersonDays } from '../../../shared/contract/work-log.ts';
import { FIGURE_OF } from '../../../shared/domain/supervision/report-figures.ts';
import { figureName } from '../../../shared/i18n/report-table.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useRemarksWaiting, useWorkDays } from '../../api/work-log.ts';
import { DateText, InstantText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormulaLabel } from '../../components/Figure.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';
import { useToday } from '../../components/use-today.ts';
import { figureText } from '../reports/report-views.ts';
import { useReportTexts } from '../reports/use-report-texts.ts';
import '../case-figures/case-figures.css';
import { DayActions } from './DayActions.tsx';
import { dayAddress } from './day-address.ts';
import { formulaOf } from './day-figures.ts';

const FIGURES = ['calls', 'reached', 'orders', 'quantity', 'amount', 'signedIn', 'handleAverage', 'occupancy'] as const;

type RemarkState = PersonDays['days'][number]['remark'];
const TONES: Readonly<Record<RemarkState, StateTone>> = {
  none: 'none',
  unread: 'wrap-up',
  read: 'done',
  answered: 'done',
};
/** What stands in the cell of a day; its words are its name. */
const MARKS: Readonly<Record<RemarkState, string>> = { none: '○', unread: '✎', read: '✓', answered: '↩' };

interface PeopleDaysProps {
  readonly date: string;
  readonly ownId: string;
}

/** The people within reach: who wrote something that nobody has read, the week behind, the figures of one day. */
export function PeopleDays({ date, ownId }: PeopleDaysProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const navigate = useNavigate();
  const list = useWorkDays(date);
  const today = useToday();
  const waiting = useRemarksWaiting().data;
  const people = list.data?.people ?? [];
  const next = waiting?.nextUnread;
  return (
    <div className="case-figures work-log">
      <PageHeader
        title={t('workLog.title')}
        description={t('workLog.description')}
        actions={
          <>
            {next && (
              <Button
                type="primary"
                icon={<ArrowRightOutlined aria-hidden />}
                onClick={() => void navigate(dayAddress(next.date, next.operatorId))}
              >
                {t('workLog.readNext')} ({waiting.unread})
              </Button>
            )}
            <DayActions
              date={date}
              today={today}
              isLoading={list.isFetching}
              onDate={(chosen) => void navigate(dayAddress(chosen, null))}
              onRefresh={() => void list.refetch()}
            />
          </>
        }
      />
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {!list.data && !list.error && <Skeleton active />}
      {list.data && people.length === 0 && (
        <EmptyState title={t('workLog.noPeople')} hint={t('workLog.noPeopleHint')} />
      )}
      {list.data && people.length > 0 && (
        <>
          <p className="figures-soft">
            {t('workLog.weekHint')} · {t('workLog.asOf')} <InstantText atMs={list.data.asOfMs} style="time" />
          </p>
          <div className="work-people-scroll" inert={list.isPlaceholderData}>
            <PeopleTable people={people} ownId={ownId} t={t} />
          </div>
        </>
      )}
    </div>
  );
}

interface PeopleTableProps {
  readonly people: readonly PersonDays[];
  readonly ownId: string;
  readonly t: TFunction;
}

function PeopleTable({ people, ownId, t }: PeopleTableProps) {
  const texts = useReportTexts();
  const days = people[0]?.days ?? [];
  return (
    <table className="work-table work-people" aria-label={t('workLog.people')}>
      <thead>
        <tr>
          <th>{t('workLog.person')}</th>
          {days.map(({ date }) => (
            <th key={date} className="work-day-cell">
              <DateText date={date} style="short" />
            </th>
          ))}
          {FIGURES.map((figure) => (
            <th key={figure} className="number">
              <FormulaLabel label={figureName(t, figure)} formula={formulaOf(t, figure)} beside />
            </th>
          ))}
          <th>{t('workLog.remark')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ operatorId, name, login, teamName, figures, days: week }) => {
          const remark = week.at(-1)?.remark ?? 'none';
          return (
            <tr key={operatorId} data-own={operatorId === ownId}>
              <th scope="row">
                <Link to={dayAddress(week.at(-1)?.date ?? '', operatorId)}>{name}</Link>{' '}
                <span className="soft work-place" title={placeOf(login, teamName)}>
                  {placeOf(login, teamName)}
                </span>
              </th>
              {week.map((day) => (
                <td key={day.date} className="work-day-cell">
                  <DayCell day={day} operatorId={operatorId} t={t} />
                </td>
              ))}
              {FIGURES.map((figure) => (
                <td key={figure} className="number tabular">
                  {figureText(texts, figure, FIGURE_OF[figure](figures))}
                </td>
              ))}
              <td>
                {remark !== 'none' && <StateTag tone={TONES[remark]}>{t(`workLog.remarkState.${remark}`)}</StateTag>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const placeOf = (login: string, teamName: string | null) => [login, teamName].filter(Boolean).join(' · ');

interface DayCellProps {
  readonly day: PersonDays['days'][number];
  readonly operatorId: string;
  readonly t: TFunction;
}

function DayCell({ day: { date, worked, remark }, operatorId, t }: DayCellProps) {
  if (!worked && remark === 'none') return <span className="soft">–</span>;
  const state = remark === 'none' ? t('workLog.worked') : t(`workLog.remarkState.${remark}`);
  return (
    <Link
      to={dayAddress(date, operatorId)}
      data-remark={remark}
      aria-label={t('workLog.dayOf', { date, state })}
      title={t('workLog.dayOf', { date, state })}
    >
      {MARKS[remark]}
    </Link>
  );
}
