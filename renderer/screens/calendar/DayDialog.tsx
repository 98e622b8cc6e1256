import { App, Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CALENDARS, type CalendarKind } from '../../../shared/contract/calendar.ts';
import { toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { type CalendarDay, createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { usePutDay, useRemoveDay } from '../../api/calendar.ts';
import { useLanguage } from '../../components/use-language.ts';
import { useEffectStep } from '../effects/use-effect-step.tsx';

interface DayDialogProps {
  readonly kind: CalendarKind;
  readonly date: string;
  readonly weekdays: readonly number[];
  /** What is stored of this date in this calendar. */
  readonly days: readonly CalendarDay[];
  onClose(): void;
}

/** Makes one date a working day or a day off of the company's own, or takes that back. */
export function DayDialog({ kind, date, weekdays, days, onClose }: DayDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const effect = useEffectStep();
  const put = usePutDay();
  const remove = useRemoveDay();
  const own = days.find((day) => day.source === 'company');
  const calendar = createCalendar(weekdays, days);
  const number = toDayNumber(date);
  const isWorking = calendar.isWorking(number);
  const [name, setName] = useState(own?.name ?? '');
  const [both, setBoth] = useState(false);
  const calendars = both ? [...CALENDARS] : [kind];

  function onApplied() {
    void message.success(t('calendar.saved'));
    onClose();
  }
  function askPut() {
    const input = { calendars, date, working: !isWorking, name: name.trim() };
    const what = `${date} ${t(isWorking ? 'calendar.makeOff' : 'calendar.makeWorking')}`;
    effect.look({ change: { kind: 'calendar.putDay', input }, what, apply: () => put.run(input), onApplied });
  }
  function askRemove() {
    const input = { calendars, date };
    const what = `${date} ${t('calendar.removeCompanyDay')}`;
    effect.look({ change: { kind: 'calendar.removeDay', input }, what, apply: () => remove.run(input), onApplied });
  }

  const exception = calendar.exceptionOn(number);
  return (
    <Modal
      open
      width={420}
      title={`${date} ${formatDay(date, language, 'weekday')}`}
      closable={{ 'aria-label': t('common.close') }}
      onCancel={onClose}
      footer={[
        own && (
          <Button key="remove" onClick={askRemove}>
            {t('calendar.removeCompanyDay')}
          </Button>
        ),
        <Button key="put" type="primary" onClick={askPut}>
          {t(isWorking ? 'calendar.makeOff' : 'calendar.makeWorking')}
        </Button>,
      ]}
    >
      {effect.dialog}
      <p>
        {t(isWorking ? 'calendar.working' : 'calendar.off')}
        {exception?.name ? ` · ${exception.name}` : ''}
      </p>
      <label className="calendar-name" htmlFor="calendar-day-name">
        {t('calendar.dayName')}
        <Input
          id="calendar-day-name"
          value={name}
          maxLength={40}
          placeholder={t('calendar.dayNamePlaceholder')}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <Checkbox checked={both} onChange={({ target }) => setBoth(target.checked)}>
        {t('calendar.bothCalendars')}
      </Checkbox>
    </Modal>
  );
}
