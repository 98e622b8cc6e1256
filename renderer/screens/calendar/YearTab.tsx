import { ImportOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, App, Button, Segmented, Skeleton, Space } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CALENDARS, type CalendarKind } from '../../../shared/contract/calendar.ts';
import { formatWeekday } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { useCalendarYear, useImportCalendar, useRemovePublicYear } from '../../api/calendar.ts';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useToday } from '../../components/use-today.ts';
import './calendar.css';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import { DayDialog } from './DayDialog.tsx';
import { PatternDialog } from './PatternDialog.tsx';
import { RangeDialog } from './RangeDialog.tsx';
import { YearView } from './YearView.tsx';

/** A year of call days or delivery days; public holidays are imported, company days are set by a click. */
export function YearTab() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const today = useToday();
  const mayEdit = useRight('plan.write');
  const [kind, setKind] = useState<CalendarKind>('call');
  const [year, setYear] = useState(() => Number(today.slice(0, 4)));
  const [picked, setPicked] = useState<string | null>(null);
  const shown = useCalendarYear(kind, year);
  const take = useImportCalendar();
  const files = useRef<HTMLInputElement>(null);
  const [lines, setReport] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<'range' | 'pattern' | null>(null);
  const removeYear = useRemovePublicYear();
  const { message } = App.useApp();
  const effect = useEffectStep();
  const missing = shown.data?.missingYear ?? null;

  async function importFiles(chosen: FileList | null) {
    if (!chosen || chosen.length === 0) return;
    const read = await Promise.all([...chosen].map(async (file) => ({ name: file.name, text: await file.text() })));
    effect.look({
      change: { kind: 'calendar.importFiles', input: { calendars: [...CALENDARS], files: read } },
      what: read.map((file) => file.name).join(', '),
      apply: async () => report(await take.run({ files: read })),
    });
  }

  function report({ files: done }: Awaited<ReturnType<typeof take.run>>) {
    setReport(
      done.map(({ name, ...counts }) =>
        t(counts.daysOff + counts.makeUpDays === 0 ? 'calendar.importedEmpty' : 'calendar.imported', {
          file: name,
          ...counts,
        }),
      ),
    );
    const last = done.at(-1);
    if (last && done.every((file) => file.year !== year)) setYear(last.year);
  }

  function askRemoveYear() {
    const input = { calendars: [...CALENDARS], year };
    effect.look({
      change: { kind: 'calendar.removePublicYear', input },
      what: t('calendar.removeYearAsk', { year }),
      async apply() {
        const { removed } = await removeYear.run(input);
        void message.success(t('calendar.yearRemoved', { year, count: removed }));
      },
    });
  }

  const weekdays = shown.data?.weekdays ?? [];
  return (
    <>
      <div className="calendar-tools">
        <Segmented<CalendarKind>
          aria-label={t('calendar.which')}
          value={kind}
          onChange={setKind}
          options={CALENDARS.map((one) => ({ value: one, label: t(`calendar.kinds.${one}`) }))}
        />
        <Space.Compact>
          <Button icon={<LeftOutlined />} aria-label={t('calendar.previousYear')} onClick={() => setYear(year - 1)} />
          <Button className="tabular" disabled>
            {year}
          </Button>
          <Button icon={<RightOutlined />} aria-label={t('calendar.nextYear')} onClick={() => setYear(year + 1)} />
        </Space.Compact>
        <span className="calendar-soft">
          {t('calendar.pattern')}: {weekdays.map((day) => formatWeekday(day, language)).join(' ')}
        </span>
        {mayEdit && (
          <>
            <Button onClick={() => setOpen('pattern')}>{t('calendar.changePattern')}</Button>
            <Button onClick={() => setOpen('range')}>{t('calendar.setRange')}</Button>
            <input
              ref={files}
              type="file"
              accept=".json,application/json"
              multiple
              hidden
              aria-label={t('calendar.importFiles')}
              onChange={({ target }) => {
                void importFiles(target.files).catch(() => setReport([]));
                target.value = '';
              }}
            />
            <Button
              icon={<ImportOutlined />}
              loading={take.pending}
              title={t('calendar.importHint')}
              onClick={() => files.current?.click()}
            >
              {t('calendar.importFiles')}
            </Button>
            {shown.data?.publicYears.includes(year) && (
              <Button onClick={() => askRemoveYear()}>{t('calendar.removeYear', { year })}</Button>
            )}
          </>
        )}
      </div>
      {missing !== null && missing !== year && (
        <Alert
          type="warning"
          showIcon
          title={t('calendar.missingYear', { year: missing, last: `${missing - 1}-12-31` })}
          style={{ marginBottom: 12 }}
        />
      )}
      <ErrorNotice text={shown.error ? describe(shown.error) : null} onRetry={() => void shown.refetch()} />
      {effect.dialog}
      {lines.length > 0 && (
        <Alert
          type="success"
          showIcon
          closable={{ onClose: () => setReport([]), 'aria-label': t('common.close') }}
          title={t('calendar.importResult')}
          description={
            <ul className="calendar-report">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          }
          style={{ marginBottom: 12 }}
        />
      )}
      {shown.data && !shown.data.publicYears.includes(year) && (
        <Alert type="info" showIcon title={t('calendar.noPublicDays', { year })} style={{ marginBottom: 12 }} />
      )}
      {shown.data ? (
        <YearView
          year={year}
          weekdays={shown.data.weekdays}
          days={shown.data.days}
          today={shown.data.today}
          onPick={mayEdit ? setPicked : null}
        />
      ) : (
        <Skeleton active />
      )}
      {open === 'range' && shown.data && (
        <RangeDialog
          kind={kind}
          first={shown.data.today.startsWith(`${year}-`) ? shown.data.today : `${year}-01-01`}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'pattern' && shown.data && (
        <PatternDialog kind={kind} weekdays={shown.data.weekdays} onClose={() => setOpen(null)} />
      )}
      {picked !== null && shown.data && (
        <DayDialog
          kind={kind}
          date={picked}
          weekdays={shown.data.weekdays}
          days={shown.data.days.filter((day) => day.date === picked)}
          onClose={() => setPicked(null)}
        />
      )}
    </>
  );
}
