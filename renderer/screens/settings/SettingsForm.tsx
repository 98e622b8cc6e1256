import { App, Button, Card, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { isBusinessDate } from '../../../shared/domain/calendar/business-date.ts';
import { MOST_PERIODS, periodsText, readPeriods } from '../../../shared/domain/calendar/working-periods.ts';
import { formatWeekday } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSaveSettings } from '../../api/settings.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { AuditCard, auditFieldOf, auditMonthsOf } from './AuditCard.tsx';
import { NightlyCard, type NightlyFields, nightlyFieldsOf, nightlyOf } from './NightlyCard.tsx';
import './settings.css';

type Fields = Omit<
  CompanySettings,
  'retryRules' | 'nightlyBuild' | 'pauseReasons' | 'workingPeriods' | 'auditKeepMonths'
> & {
  readonly nightly: NightlyFields;
  readonly auditMonths: number;
  /** `08:30-12:00 14:00-17:30` */
  readonly periods: string;
};

const NUMBERS = {
  wrapUpSeconds: { least: 5, most: 600 },
  cutoffWarningMinutes: { least: 1, most: 240 },
  leaseSeconds: { least: 30, most: 900 },
} as const;

export function SettingsForm({ settings }: { readonly settings: CompanySettings }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useSaveSettings();

  const zones = useMemo(() => options(['Asia/Shanghai', ...Intl.supportedValuesOf('timeZone'), 'UTC']), []);
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((code) => ({
      value: code,
      label: `${code} ${names.of(code) ?? ''}`,
    }));
  }, [language]);
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: day, label: formatWeekday(day, language) }));

  async function submit({ nightly, periods, auditMonths, ...fields }: Fields) {
    const nightlyBuild = nightlyOf(nightly);
    const read = readPeriods(periods);
    const workingPeriods = 'periods' in read ? read.periods : settings.workingPeriods;
    await save.run({ ...fields, nightlyBuild, workingPeriods, auditKeepMonths: auditMonthsOf(auditMonths) });
    // A time may be typed as `530`; from here on it stands as it is stored, unless it was typed over meanwhile.
    const now = form.getFieldsValue();
    const isSameNight = JSON.stringify(now.nightly) === JSON.stringify(nightly);
    if (isSameNight) form.setFieldsValue({ nightly: nightlyFieldsOf(nightlyBuild) });
    if (now.periods === periods) form.setFieldsValue({ periods: periodsText(workingPeriods) });
    void message.success(t('settings.saved'));
  }

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        ...settings,
        nightly: nightlyFieldsOf(settings.nightlyBuild),
        periods: periodsText(settings.workingPeriods),
        auditMonths: auditFieldOf(settings.auditKeepMonths),
      }}
      onFinish={(fields) => void submit(fields).catch(() => undefined)}
    >
      <ErrorNotice text={save.error ? describe(save.error) : null} />
      <div className="settings-cards">
        <Card size="small" title={<h2>{t('settings.company')}</h2>}>
          <Form.Item name="companyName" label={t('settings.companyName')} extra={t('settings.companyNameHint')}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="timeZone" label={t('settings.timeZone')} extra={t('settings.timeZoneHint')}>
            <Select showSearch options={zones} />
          </Form.Item>
          <Form.Item name="currency" label={t('settings.currency')} extra={t('settings.currencyHint')}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={currencies} />
          </Form.Item>
        </Card>
        <Card size="small" title={<h2>{t('settings.week')}</h2>}>
          {(['callWeekdays', 'deliveryWeekdays'] as const).map((name) => (
            <Form.Item
              key={name}
              name={name}
              label={t(`settings.${name}`)}
              {...(name === 'callWeekdays' ? { extra: t('settings.callWeekdaysHint') } : {})}
              // Not `required`, which would put aria-required on a group, where it is not allowed.
              rules={[
                {
                  validator: (_rule, days: readonly number[]) =>
                    days.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('settings.weekdayMissing'))),
                },
              ]}
            >
              <Checkbox.Group className="settings-days" options={weekdays} />
            </Form.Item>
          ))}
          <Form.Item
            name="periods"
            label={t('settings.workingPeriods')}
            extra={t('settings.workingPeriodsHint')}
            rules={[
              {
                validator: (_rule, value: string) => {
                  const read = readPeriods(value);
                  return 'periods' in read
                    ? Promise.resolve()
                    : Promise.reject(new Error(t(`settings.periodProblem.${read.problem}`, { most: MOST_PERIODS })));
                },
              },
            ]}
          >
            <Input className="tabular" maxLength={100} />
          </Form.Item>
          <Form.Item
            name="phaseDate"
            label={t('settings.phaseDate')}
            extra={t('settings.phaseDateHint')}
            rules={[
              {
                validator: (_rule, value: string) =>
                  isBusinessDate(value) ? Promise.resolve() : Promise.reject(new Error(t('settings.phaseDateInvalid'))),
              },
            ]}
          >
            <Input className="tabular" style={{ width: 140 }} maxLength={10} />
          </Form.Item>
        </Card>
        <Card size="small" title={<h2>{t('settings.calls')}</h2>}>
          <Form.Item name="givingOut" label={t('settings.givingOut')} extra={t('settings.givingOutHint')}>
            <Select
              options={(['pool', 'owner', 'balanced'] as const).map((value) => ({
                value,
                label: t(`settings.givingOutKinds.${value}`),
              }))}
            />
          </Form.Item>
          {(['wrapUpSeconds', 'cutoffWarningMinutes', 'leaseSeconds'] as const).map((name) => (
            <Form.Item
              key={name}
              name={name}
              label={t(`settings.${name}`)}
              {...(name === 'leaseSeconds' ? { extra: t('settings.leaseSecondsHint') } : {})}
              rules={[
                {
                  required: true,
                  type: 'integer',
                  min: NUMBERS[name].least,
                  max: NUMBERS[name].most,
                  message: t('settings.numberRange', NUMBERS[name]),
                },
              ]}
            >
              <InputNumber keyboard={false} changeOnWheel={false} controls={false} style={{ width: 140 }} />
            </Form.Item>
          ))}
        </Card>
        <NightlyCard />
        <AuditCard />
      </div>
      <Button type="primary" htmlType="submit" loading={save.pending}>
        {t('settings.save')}
      </Button>
    </Form>
  );
}

function options(values: readonly string[]): { value: string; label: string }[] {
  return [...new Set(values)].map((value) => ({ value, label: value }));
}
