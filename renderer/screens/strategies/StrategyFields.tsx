import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { isBusinessDate } from '../../../shared/domain/calendar/business-date.ts';
import { HOLIDAY_RULES } from '../../../shared/domain/calendar/place-call.ts';
import { FormDate } from '../../components/FormDate.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { type OutlookCustomer, RuleOutlook } from './RuleOutlook.tsx';
import { type RuleFields, ruleOfFields } from './rule-form.ts';
import type { ContentFields } from './strategy-form.ts';

interface StrategyFieldsProps {
  readonly initial: ContentFields;
  readonly cycle: RuleFields;
  /** Calls were planned by it: what made them stays. */
  readonly locked: boolean;
  /** The customer whose own strategy it is. */
  readonly customer?: OutlookCustomer;
  onCycle(cycle: RuleFields): void;
}

/** What a version of an order-cycle strategy says, inside a form; the rule always in words beside it. */
export function StrategyFields({ initial, cycle, locked, customer, onCycle }: StrategyFieldsProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<ContentFields>();
  const rule = ruleOfFields(cycle);
  const holidayRule = Form.useWatch('holidayRule', form) ?? initial.holidayRule;
  const from = Form.useWatch('validFrom', form) ?? initial.validFrom;
  const number = { keyboard: false, changeOnWheel: false, controls: false, style: { width: 120 } };
  return (
    <>
      {locked && <Alert type="info" showIcon title={t('strategies.locked')} style={{ marginBottom: 12 }} />}
      <Form.Item
        name="name"
        label={t('strategies.name')}
        rules={[{ required: true, whitespace: true, message: t('strategies.nameMissing') }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <fieldset className="strategy-fieldset">
        <legend>{t('strategies.cycle')}</legend>
        <RuleEditor value={cycle} disabled={locked} onChange={onCycle} />
        <RuleOutlook
          rule={rule}
          holidayRule={holidayRule}
          from={isBusinessDate(from) ? from : initial.validFrom}
          {...(customer ? { customer } : {})}
        />
      </fieldset>
      <div className="strategy-row">
        <Form.Item name="holidayRule" label={t('strategies.holidayRuleLabel')}>
          <Select
            disabled={locked}
            style={{ width: 150 }}
            options={HOLIDAY_RULES.map((one) => ({ value: one, label: t(`strategies.holidayRule.${one}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="validFrom"
          label={t('strategies.validFrom')}
          rules={[{ required: true, message: t('strategies.dateMissing') }]}
        >
          <FormDate disabled={locked} />
        </Form.Item>
        <Form.Item name="validTo" label={t('strategies.validTo')}>
          <FormDate allowClear placeholder={t('strategies.openEnd')} />
        </Form.Item>
      </div>
      <fieldset className="strategy-fieldset">
        <legend>{t('strategies.windows')}</legend>
        <Form.List name="windows">
          {(windows, { add, remove }) => (
            <>
              {windows.length === 0 && <p className="strategy-soft">{t('strategies.windowsAllDay')}</p>}
              {windows.map(({ key, name }) => (
                <div key={key} className="strategy-window">
                  {(['from', 'to'] as const).map((side) => (
                    <Form.Item
                      key={side}
                      name={[name, side]}
                      label={t(`strategies.${side}`)}
                      rules={[{ required: true, message: t(`strategies.${side}`) }]}
                    >
                      <Input type="time" style={{ width: 128 }} />
                    </Form.Item>
                  ))}
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={t('strategies.removeWindow')}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button
                icon={<PlusOutlined />}
                disabled={windows.length >= 8}
                onClick={() => add({ from: '08:30', to: '11:30' })}
              >
                {t('strategies.addWindow')}
              </Button>
            </>
          )}
        </Form.List>
      </fieldset>
      <div className="strategy-row">
        <Form.Item
          name="mostAttemptsADay"
          label={t('strategies.mostAttempts')}
          rules={[{ required: true, type: 'integer', min: 1, max: 20, message: '1–20' }]}
        >
          <InputNumber {...number} />
        </Form.Item>
        <Form.Item
          name="leastMinutesBetweenAttempts"
          label={t('strategies.leastGap')}
          rules={[{ required: true, type: 'integer', min: 0, max: 720, message: '0–720' }]}
        >
          <InputNumber {...number} />
        </Form.Item>
        <Form.Item
          name="rank"
          label={t('strategies.rank')}
          rules={[{ required: true, type: 'integer', min: 1, max: 999, message: '1–999' }]}
        >
          <InputNumber {...number} />
        </Form.Item>
      </div>
      <Form.Item name="notReached" label={t('strategies.notReachedLabel')}>
        <Select
          options={(['next-working-day', 'drop'] as const).map((one) => ({
            value: one,
            label: t(`strategies.notReached.${one}`),
          }))}
        />
      </Form.Item>
    </>
  );
}
