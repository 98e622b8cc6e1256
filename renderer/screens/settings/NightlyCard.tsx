import { Card, Checkbox, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { minuteOfClockText } from '../../../shared/domain/calls/clock-time.ts';
import { formatMinuteOfDay } from '../../../shared/i18n/format.ts';

type Nightly = CompanySettings['nightlyBuild'];

/** The nightly build as people write it: its time as `05:30`. */
export interface NightlyFields extends Omit<Nightly, 'minute'> {
  readonly time: string;
}

export function nightlyFieldsOf({ minute, ...rest }: Nightly): NightlyFields {
  return { ...rest, time: formatMinuteOfDay(minute) };
}

/** Inverse of {@link nightlyFieldsOf}, for a time that the form let pass. */
export function nightlyOf({ time, ...rest }: NightlyFields): Nightly {
  return { ...rest, minute: minuteOfClockText(time) ?? 0 };
}

/** When the program builds a day's queue by itself. Stands in the settings' form under `nightly`. */
export function NightlyCard() {
  const { t } = useTranslation();
  return (
    <Card size="small" title={<h2>{t('settings.nightly')}</h2>}>
      <Form.Item name={['nightly', 'on']} valuePropName="checked" extra={t('settings.nightlyOnHint')}>
        <Checkbox>{t('settings.nightlyOn')}</Checkbox>
      </Form.Item>
      <Form.Item
        name={['nightly', 'time']}
        label={t('settings.nightlyTime')}
        rules={[
          {
            validator: (_rule, value: string) =>
              minuteOfClockText(value) === null
                ? Promise.reject(new Error(t('settings.nightlyTimeInvalid')))
                : Promise.resolve(),
          },
        ]}
      >
        <Input className="tabular" style={{ width: 140 }} maxLength={5} />
      </Form.Item>
      <Form.Item name={['nightly', 'day']} label={t('settings.nightlyDay')}>
        <Radio.Group
          options={(['same-day', 'next-call-day'] as const).map((value) => ({
            value,
            label: t(`settings.nightlyDays.${value}`),
          }))}
        />
      </Form.Item>
    </Card>
  );
}
