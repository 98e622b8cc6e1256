import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { App, Button, Skeleton, Space, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { addDays, isBusinessDate } from '../../../shared/domain/calendar/business-date.ts';
import { NIGHTLY_BUILDER } from '../../../shared/domain/queue/nightly-build.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useQueueDay } from '../../api/queue.ts';
import { DateField } from '../../components/DateField.tsx';
import { InstantText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useToday } from '../../components/use-today.ts';
import { LateQuotaNotice } from '../quotas/LateQuotaNotice.tsx';
import { DayFigures } from './DayFigures.tsx';
import { ExplainDrawer } from './ExplainDrawer.tsx';
import { LeftOutList } from './LeftOutList.tsx';
import { NightlyLine } from './NightlyLine.tsx';
import { PreviewDialog } from './PreviewDialog.tsx';
import './queue.css';
import { TaskList } from './TaskList.tsx';

/** A day's calls: preview and build them, see who is called and who is not, and why. */
export default function QueueScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const mayBuild = useRight('queue.manage');
  const [params, setParams] = useSearchParams();
  const today = useToday();
  const asked = params.get('date') ?? '';
  const date = isBusinessDate(asked) ? asked : today;
  const day = useQueueDay(date);
  const [previewing, setPreviewing] = useState(false);
  const [explained, setExplained] = useState<string | null>(null);
  const built = day.data?.build ?? null;

  function goTo(to: string) {
    setParams(to === today ? {} : { date: to }, { replace: true });
  }

  const previewButton = (
    <Button type="primary" onClick={() => setPreviewing(true)}>
      {t(built ? 'queue.rebuild' : 'queue.build')}
    </Button>
  );

  return (
    <div className="queue">
      <PageHeader
        title={t('queue.title')}
        description={t('queue.subtitle')}
        {...(mayBuild ? { actions: previewButton } : {})}
      >
        <div className="queue-day">
          <Space.Compact>
            <Button
              icon={<LeftOutlined />}
              aria-label={t('queue.previousDay')}
              onClick={() => goTo(addDays(date, -1))}
            />
            <DateField label={t('queue.date')} date={date} onChange={goTo} />
            <Button icon={<RightOutlined />} aria-label={t('queue.nextDay')} onClick={() => goTo(addDays(date, 1))} />
          </Space.Compact>
          <Button disabled={date === today} onClick={() => goTo(today)}>
            {t('queue.today')}
          </Button>
          <span className="queue-day-name">
            {formatDay(date, language, 'weekday')}
            {day.data && ` · ${t(day.data.isCallDay ? 'queue.callDay' : 'queue.noCallDay')}`}
            {day.data?.dayName && ` · ${day.data.dayName}`}
          </span>
          {built && (
            <span className="queue-built-at">
              <BuiltAt atMs={built.builtAtMs} by={built.builtBy} />
            </span>
          )}
        </div>
      </PageHeader>
      <NightlyLine />
      {date === today && <LateQuotaNotice />}
      <ErrorNotice text={day.error ? describe(day.error) : null} onRetry={() => void day.refetch()} />
      {day.isPending ? (
        <Skeleton active />
      ) : built === null && (day.data?.states.length ?? 0) === 0 ? (
        <EmptyState title={t('queue.notBuilt')} hint={t('queue.notBuiltHint')} />
      ) : (
        <>
          {built && (
            <DayFigures counts={built.counts} {...(built.beyondReach ? { note: t('queue.wholeCompany') } : {})} />
          )}
          <Tabs
            className="queue-tabs"
            items={[
              {
                key: 'tasks',
                label: t('queue.tasks'),
                children: <TaskList date={date} states={day.data?.states ?? []} onExplain={setExplained} />,
              },
              {
                key: 'left-out',
                label: t('queue.leftOut'),
                children: (
                  <LeftOutList
                    date={date}
                    counts={built?.counts ?? null}
                    beyondReach={built?.beyondReach ?? false}
                    onExplain={setExplained}
                  />
                ),
              },
            ]}
          />
        </>
      )}
      {previewing && (
        <PreviewDialog
          date={date}
          onBuilt={(counts) => {
            setPreviewing(false);
            void message.success(t('queue.built', { ...counts }));
          }}
          onClose={() => setPreviewing(false)}
        />
      )}
      {explained !== null && <ExplainDrawer customerId={explained} date={date} onClose={() => setExplained(null)} />}
    </div>
  );
}

function BuiltAt({ atMs, by }: { readonly atMs: number; readonly by: string }) {
  const { t } = useTranslation();
  const name = by === NIGHTLY_BUILDER ? t('queue.nightly.by') : by;
  const [before, after] = t('queue.lastBuilt', { at: '\u0000', by: name }).split('\u0000');
  return (
    <>
      {before}
      <InstantText atMs={atMs} />
      {after}
    </>
  );
}
