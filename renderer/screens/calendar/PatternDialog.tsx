import { App, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarKind } from '../../../shared/contract/calendar.ts';
import { formatWeekday } from '../../../shared/i18n/format.ts';
import { useSaveWeekdays } from '../../api/calendar.ts';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';

interface PatternDialogProps {
  readonly kind: CalendarKind;
  readonly weekdays: readonly number[];
  onClose(): void;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** The weekdays that are working days where no holiday and no company day says otherwise. */
export function PatternDialog({ kind, weekdays, onClose }: PatternDialogProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<number[]>([...weekdays]);
  const save = useSaveWeekdays();

  async function submit() {
    await save.run({ calendar: kind, weekdays: chosen });
    void message.success(t('calendar.saved'));
    onClose();
  }

  return (
    <Modal
      open
      width={460}
      title={`${t('calendar.pattern')} · ${t(`calendar.kinds.${kind}`)}`}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={save.pending}
      okButtonProps={{ disabled: chosen.length === 0 }}
      onOk={() => void submit().catch(() => undefined)}
      onCancel={onClose}
    >
      <ErrorNotice text={save.error ? describe(save.error) : null} />
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
