import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '../../../../shared/contract/follow-ups.ts';
import { formatDay } from '../../../../shared/i18n/format.ts';
import { FormDate } from '../../../components/FormDate.tsx';
import { useLanguage } from '../../../components/use-language.ts';

interface FollowUpDayProps {
  readonly name: string;
  readonly followUp: FollowUpView;
}

/** The day of the call that asks; who cannot be called has none, and why is said. */
export function FollowUpDay({ name, followUp }: FollowUpDayProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { nextDate, noCall } = followUp;
  if (nextDate === null && noCall !== null && noCall !== 'paused') return <p>{t(`followUps.noCall.${noCall}`)}</p>;
  const day = nextDate && formatDay(nextDate, language, 'short-weekday');
  return (
    <Form.Item
      name={name}
      label={t('followUps.day')}
      extra={day ? `${t('followUps.dayHint')} ${t('followUps.dayNext', { day })}` : t('followUps.noCall.paused')}
    >
      <FormDate allowClear />
    </Form.Item>
  );
}
