import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StrategyContent } from '../../../shared/contract/strategies.ts';
import { useSaveOverride } from '../../api/strategies.ts';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import type { OutlookCustomer } from './RuleOutlook.tsx';
import { fieldsOfRule, NEW_RULE, type RuleFields, ruleOfFields } from './rule-form.ts';
import { StrategyFields } from './StrategyFields.tsx';
import { type ContentFields, contentFields, contentOfFields } from './strategy-form.ts';

interface OverrideDrawerProps {
  readonly customer: OutlookCustomer & { readonly id: string; readonly name: string };
  /** What the form begins with: the version that is changed, or the one that is copied. */
  readonly base: StrategyContent | null;
  /** The version that is changed; null makes a new one. */
  readonly id: string | null;
  readonly validFrom: string;
  /** Calls were planned by it: its rule stays. */
  readonly locked: boolean;
  onClose(): void;
}

type Fields = ContentFields & { readonly reason: string };

/** Gives a customer a strategy of its own, or changes a version of it, with a reason. */
export function OverrideDrawer({ customer, base, id, validFrom, locked, onClose }: OverrideDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useSaveOverride();
  const effect = useEffectStep();
  const [cycle, setCycle] = useState<RuleFields>(base ? fieldsOfRule(base.rule) : NEW_RULE);
  const rule = ruleOfFields(cycle);
  const [initial] = useState<Fields>(() => ({
    ...contentFields(base, { validFrom, validTo: id === null ? '' : (base?.validTo ?? '') }),
    reason: '',
  }));

  function submit({ reason, ...fields }: Fields) {
    if (rule === null) return;
    const input = { id, customerId: customer.id, fields: contentOfFields(fields, rule), reason };
    effect.look({
      change: { kind: 'strategies.saveOverride', input },
      what: customer.name,
      apply: () => save.run(input),
      onApplied() {
        void message.success(t('strategies.saved'));
        onClose();
      },
    });
  }

  return (
    <SideDrawer
      size={560}
      title={t('strategies.own.titleOf', { name: customer.name })}
      onClose={onClose}
      footer={
        <Button type="primary" disabled={rule === null} onClick={() => form.submit()}>
          {t('common.save')}
        </Button>
      }
    >
      {effect.dialog}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={submit}>
        <StrategyFields initial={initial} cycle={cycle} locked={locked} customer={customer} onCycle={setCycle} />
        <Form.Item
          name="reason"
          label={t('strategies.own.reason')}
          rules={[{ required: true, whitespace: true, message: t('strategies.own.reasonMissing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </SideDrawer>
  );
}
