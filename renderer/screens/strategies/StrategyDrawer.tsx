import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StrategyFields, StrategyVersionView } from '../../../shared/contract/strategies.ts';
import { isBusinessDate } from '../../../shared/domain/calendar/business-date.ts';
import { HOLIDAY_RULES } from '../../../shared/domain/calendar/place-call.ts';
import { formatMinuteOfDay } from '../../../shared/i18n/format.ts';
import { useClassTypes } from '../../api/classes.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSaveStrategy } from '../../api/strategies.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { RuleOutlook } from './RuleOutlook.tsx';
import { fieldsOfRule, NEW_RULE, type RuleFields, ruleOfFields } from './rule-form.ts';

interface StrategyDrawerProps {
  /** What the form begins with. */
  readonly base: StrategyVersionView | null;
  /** The version that is changed; null makes a new one. */
  readonly id: string | null;
  readonly validFrom: string;
  onClose(): void;
}

interface Fields {
  readonly classId: string;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly holidayRule: StrategyFields['holidayRule'];
  readonly windows: readonly { readonly from: string; readonly to: string }[];
  readonly mostAttemptsADay: number;
  readonly leastMinutesBetweenAttempts: number;
  readonly notReached: StrategyFields['notReached'];
  readonly rank: number;
}

const DEFAULT = 'default';

/** Makes or changes a version of an order-cycle strategy, its rule always in words beside the form. */
export function StrategyDrawer({ base, id, validFrom, onClose }: StrategyDrawerProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const types = useClassTypes();
  const save = useSaveStrategy();
  const effect = useEffectStep();
  const [cycle, setCycle] = useState<RuleFields>(base ? fieldsOfRule(base.rule) : NEW_RULE);
  const rule = ruleOfFields(cycle);
  const holidayRule = Form.useWatch('holidayRule', form) ?? base?.holidayRule ?? 'later';
  const from = Form.useWatch('validFrom', form) ?? validFrom;
  const locked = id !== null && base?.used === true;
  const number = { keyboard: false, changeOnWheel: false, controls: false, style: { width: 120 } };

  function submit(fields: Fields) {
    if (rule === null) return;
    const input = {
      id,
      fields: {
        classId: fields.classId === DEFAULT ? null : fields.classId,
        name: fields.name,
        validFrom: fields.validFrom,
        validTo: fields.validTo || null,
        rule,
        holidayRule: fields.holidayRule,
        callingWindows: fields.windows.map((one) => ({ fromMinute: minuteOf(one.from), toMinute: minuteOf(one.to) })),
        mostAttemptsADay: fields.mostAttemptsADay,
        leastMinutesBetweenAttempts: fields.leastMinutesBetweenAttempts,
        notReached: fields.notReached,
        rank: fields.rank,
      },
    };
    effect.look({
      change: { kind: 'strategies.save', input },
      what: input.fields.name,
      apply: () => save.run(input),
      onApplied() {
        void message.success(t('strategies.saved'));
        onClose();
      },
    });
  }

  const title =
    id !== null ? t('strategies.edit') : base ? t('strategies.newVersionOf', { name: base.name }) : t('strategies.add');
  return (
    <Drawer
      open
      size={560}
      title={title}
      closable={{ 'aria-label': t('common.close') }}
      onClose={onClose}
      footer={
        <Button type="primary" disabled={rule === null} onClick={() => form.submit()}>
          {t('common.save')}
        </Button>
      }
    >
      <ErrorNotice text={types.error ? describe(types.error) : null} />
      {effect.dialog}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initialFields(base, validFrom)}
        onFinish={submit}
      >
        <Form.Item name="classId" label={t('strategies.forClass')}>
          <Select
            disabled={locked}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: DEFAULT, label: t('strategies.companyDefault') },
              ...(types.data?.types ?? []).flatMap((type) =>
                type.classes.map((one) => ({ value: one.id, label: `${type.name} · ${one.name}` })),
              ),
            ]}
          />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('strategies.name')}
          rules={[{ required: true, whitespace: true, message: t('strategies.name') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <fieldset className="strategy-fieldset">
          <legend>{t('strategies.cycle')}</legend>
          <RuleEditor value={cycle} disabled={locked} onChange={setCycle} />
          <RuleOutlook rule={rule} holidayRule={holidayRule} from={isBusinessDate(from) ? from : validFrom} />
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
            rules={[{ required: true, message: t('strategies.validFrom') }]}
          >
            <FormDate disabled={locked} />
          </Form.Item>
          <Form.Item name="validTo" label={`${t('strategies.validTo')} (${t('strategies.openEnd')})`}>
            <FormDate allowClear />
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
                        <Input type="time" style={{ width: 110 }} />
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
      </Form>
    </Drawer>
  );
}

function initialFields(base: StrategyVersionView | null, validFrom: string): Fields {
  return {
    classId: base?.classId ?? DEFAULT,
    name: base?.name ?? '',
    validFrom,
    validTo: base?.validTo ?? '',
    holidayRule: base?.holidayRule ?? 'later',
    windows: (base?.callingWindows ?? []).map((one) => ({
      from: formatMinuteOfDay(one.fromMinute),
      to: formatMinuteOfDay(one.toMinute),
    })),
    mostAttemptsADay: base?.mostAttemptsADay ?? 3,
    leastMinutesBetweenAttempts: base?.leastMinutesBetweenAttempts ?? 0,
    notReached: base?.notReached ?? 'next-working-day',
    rank: base?.rank ?? 100,
  };
}

/** `08:30` as minutes since midnight. */
function minuteOf(clock: string): number {
  const [hour = '0', minute = '0'] = clock.split(':');
  return Number(hour) * 60 + Number(minute);
}
