import { App, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarKind } from '../../../shared/contract/calendar.ts';
import { formatWeekday } from '../../../shared/i18n/format.ts';
import { useSaveWeekdays } from '../../api/calendar.ts';
import { useLanguage } from '../../components/use-language.ts';
import { useEffectStep } from '../effects/use-effect-step.tsx';

interface PatternDialogProps {
  readonly kind: CalendarKind;
  readonly weekdays: readonly number[];
  onClose(): void;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** The weekdays that are working days where no holiday and no company day says otherwise. */
export function PatternDialog({ kind, weekdays, onClose }: PatternDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<number[]>([...weekdays]);
  const save = useSaveWeekdays();
  const effect = useEffectStep();

  function submit() {
    const input = { calendar: kind, weekdays: chosen };
    effect.look({
      change: { kind: 'calendar.saveWeekdays', input },
      what: t('calendar.pattern'),
      apply: () => save.run(input),
      onApplied() {
        void message.success(t('calendar.saved'));
        onClose();
      },
    });
  }

  return (
    <Modal
      open
      width={460}
      title={`${t('calendar.pattern')} · ${t(`calendar.kinds.${kind}`)}`}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      okButtonProps={{ disabled: chosen.length === 0 }}
      onOk={submit}
      onCancel={onClose}
    >
      {effect.dialog}
      <p>{t('calendar.patternText')}</p>
      <Checkbox.Group
        aria-label={t('calendar.pattern')}
        value={chosen}
        options={WEEKDAYS.map((day) => ({ value: day, label: formatWeekday(day, language) }))}
        onChange={setChosen}
      />
      {chosen.length === 0 && <p role="alert">{t('calendar.patternEmpty')}</p>}
    </Modal>
  );
}
