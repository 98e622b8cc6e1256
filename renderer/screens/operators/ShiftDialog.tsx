import { Button, Form, Input, type InputRef } from 'antd';
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../../shared/contract/operators.ts';
import { MOST_PERIODS } from '../../../shared/domain/calendar/working-periods.ts';
import { type ShiftSpan, weekMinutes } from '../../../shared/domain/operators/shifts.ts';
import { formatWeekday } from '../../../shared/i18n/format.ts';
import { useSaveShifts } from '../../api/shifts.ts';
import { useCompany } from '../../components/company-context.ts';
import { useLanguage } from '../../components/use-language.ts';
import { PeopleDialog, useSaved } from './PeopleDialog.tsx';
import { readDay, type ShiftWeek, shiftsIn, WEEKDAYS, weekOf } from './shift-week.ts';

/**
 * A button pressed while a day is typed leaves the focus there: leaving the day checks it, and its sentence, as it comes
 * or goes, would move the button away from under the pointer before it is let go.
 */
const KEEPS_FOCUS = { onMouseDown: (event: MouseEvent) => event.preventDefault() };

interface ShiftDialogProps {
  readonly people: readonly Pick<OperatorRow, 'id' | 'name'>[];
  shiftsOf(operatorId: string): readonly ShiftSpan[];
  onClose(): void;
}

/** The working week of one person, or one for several: a line a weekday, by keyboard alone. */
export function ShiftDialog({ people, shiftsOf, onClose }: ShiftDialogProps) {
  const { t } = useTranslation();
  const saved = useSaved('shifts', onClose);
  const language = useLanguage();
  const { callWeekdays } = useCompany();
  const [form] = Form.useForm<ShiftWeek>();
  const save = useSaveShifts();
  const lines = useRef(new Map<number, InputRef>());
  const week = Form.useWatch([], form) ?? {};

  const weeks = people.map(({ id }) => weekOf(shiftsOf(id)));
  const first = weeks[0] ?? {};
  const differ = weeks.some((other) => WEEKDAYS.some((day) => other[day] !== first[day]));
  const likeMonday = callWeekdays.filter((weekday) => weekday !== 1);
  const names = likeMonday.map((weekday) => formatWeekday(weekday, language));
  const isRun = names.length > 2 && likeMonday.every((weekday, at) => weekday === (likeMonday[0] ?? 0) + at);
  const days = isRun
    ? t('shifts.fromTo', { from: names[0], to: names.at(-1) })
    : names.join(language === 'en' ? ', ' : '、');

  async function submit(fields: ShiftWeek) {
    const { changed } = await save.run({ operatorIds: people.map(({ id }) => id), shifts: shiftsIn(fields) });
    saved(changed);
  }

  function copyMonday() {
    const monday = form.getFieldValue(1) as string | undefined;
    form.setFieldsValue(Object.fromEntries(likeMonday.map((weekday) => [weekday, monday])));
    void form.validateFields().catch(() => undefined);
  }

  function step(event: KeyboardEvent, weekday: number) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    lines.current.get(weekday + by)?.focus({ cursor: 'all' });
  }

  return (
    <PeopleDialog
      words="shifts"
      people={people}
      saving={save}
      wide
      onSave={form.submit}
      onClose={onClose}
      onOpened={() => lines.current.get(1)?.focus()}
    >
      {differ && <p className="shift-differ">{t('shifts.differ')}</p>}
      <Form
        form={form}
        name="shifts"
        requiredMark={false}
        layout="horizontal"
        labelCol={{ flex: '64px' }}
        labelAlign="left"
        colon={false}
        className="shift-lines"
        initialValues={differ ? weekOf([]) : first}
        onFinish={(fields) => void submit(fields).catch(() => undefined)}
      >
        {WEEKDAYS.map((weekday) => (
          <Form.Item
            key={weekday}
            name={weekday}
            label={formatWeekday(weekday, language)}
            validateTrigger="onBlur"
            rules={[
              {
                validator: (_rule, value: string | undefined) => {
                  const read = readDay(value);
                  return 'periods' in read
                    ? Promise.resolve()
                    : Promise.reject(new Error(t(`settings.periodProblem.${read.problem}`, { most: MOST_PERIODS })));
                },
              },
            ]}
          >
            <Input
              ref={(line) => {
                if (line) lines.current.set(weekday, line);
              }}
              className="tabular"
              maxLength={100}
              autoComplete="off"
              onKeyDown={(event) => step(event, weekday)}
            />
          </Form.Item>
        ))}
        <div className="shift-actions">
          <Button size="small" {...KEEPS_FOCUS} onClick={copyMonday}>
            {t('shifts.copyMonday', { days })}
          </Button>
          <Button size="small" {...KEEPS_FOCUS} onClick={() => form.setFieldsValue(weekOf([]))}>
            {t('shifts.clear')}
          </Button>
          <output className="tabular">{t('shifts.total', { hours: hoursText(weekMinutes(shiftsIn(week))) })}</output>
        </div>
        <p className="shift-hints">
          {t('shifts.fieldHint')} {t('shifts.keysHint')}
          <br />
          {t('shifts.calendarHint')}
        </p>
        <input type="submit" hidden />
      </Form>
    </PeopleDialog>
  );
}

/** Minutes as hours with at most two digits: 2250 is `37.5`. */
export function hoursText(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}
