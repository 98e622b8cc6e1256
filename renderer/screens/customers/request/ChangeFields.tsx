import { Checkbox, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { WEEKDAY_CODES } from '../../../../shared/domain/calendar/business-date.ts';
import type { ChangeField } from '../../../../shared/domain/customers/change-parts.ts';
import { formatWeekday } from '../../../../shared/i18n/format.ts';
import { useLanguage } from '../../../components/use-language.ts';
import { PhoneFields } from '../PhoneFields.tsx';
import { TextFields } from '../TextFields.tsx';
import type { AskFields } from './asked-change.ts';

interface ChangeFieldsProps {
  readonly fields: readonly ChangeField[];
  /** What stands there now, as the asker may see it. */
  readonly shown: AskFields;
  /** Said under a field. */
  extra(field: ChangeField): string | undefined;
}

/** What of a customer is to be changed, in a form of {@link AskFields}. */
export function ChangeFields({ fields, shown, extra }: ChangeFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const has = (field: ChangeField) => fields.includes(field);
  return (
    <>
      {has('phones') && <PhoneFields shown={shown.phones.map(({ number }) => number)} labelsOfNew />}
      <TextFields only={has} extra={extra} />
      {has('orderWeekdays') && (
        <Form.Item name="orderWeekdays" label={t('customers.weekdays')} extra={extra('orderWeekdays')}>
          <Checkbox.Group
            options={WEEKDAY_CODES.map((value, at) => ({ value, label: formatWeekday(at + 1, language) }))}
          />
        </Form.Item>
      )}
      {has('status') && (
        <Form.Item name="status" label={t('customers.status')} extra={extra('status')}>
          <Radio.Group
            options={(['active', 'closed'] as const).map((value) => ({ value, label: t(`customers.${value}`) }))}
          />
        </Form.Item>
      )}
      {has('doNotCall') && (
        <Form.Item name="doNotCall" valuePropName="checked" extra={extra('doNotCall')}>
          <Checkbox>{t('customers.doNotCall')}</Checkbox>
        </Form.Item>
      )}
      {has('ownerId') && (
        <Form.Item name="ownerId" label={t('customers.owner')} extra={extra('ownerId') ?? t('customers.ownerHint')}>
          <Input maxLength={64} />
        </Form.Item>
      )}
    </>
  );
}
