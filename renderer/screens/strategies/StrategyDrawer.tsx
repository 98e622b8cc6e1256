import { Alert, App, Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StrategyVersionView } from '../../../shared/contract/strategies.ts';
import { addDays, isBusinessDate } from '../../../shared/domain/calendar/business-date.ts';
import { placeVersions } from '../../../shared/domain/strategies/version-timeline.ts';
import { useSaveStrategy, useStrategies } from '../../api/strategies.ts';
import { AuditLink } from '../../components/AuditLink.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import { ClassField, classOfField, fieldOfClass } from './ClassField.tsx';
import { fieldsOfRule, NEW_RULE, type RuleFields, ruleOfFields } from './rule-form.ts';
import { StrategyFields } from './StrategyFields.tsx';
import { type ContentFields, contentFields, contentOfFields } from './strategy-form.ts';

interface StrategyDrawerProps {
  /** What the form begins with. */
  readonly base: StrategyVersionView | null;
  /** The version that is changed; null makes a new one. */
  readonly id: string | null;
  readonly validFrom: string;
  onClose(): void;
}

type Fields = ContentFields & { readonly classId: string };

/** Makes or changes a version of an order-cycle strategy, its rule always in words beside the form. */
export function StrategyDrawer({ base, id, validFrom, onClose }: StrategyDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useSaveStrategy();
  const effect = useEffectStep();
  const [cycle, setCycle] = useState<RuleFields>(base ? fieldsOfRule(base.rule) : NEW_RULE);
  const rule = ruleOfFields(cycle);
  const locked = id !== null && base?.used === true;
  // A new version copies the present one but its end: it holds until another begins.
  const [initial] = useState<Fields>(() => ({
    ...contentFields(base, { validFrom, validTo: id === null ? '' : (base?.validTo ?? '') }),
    classId: fieldOfClass(base?.classId ?? null),
  }));

  function submit(fields: Fields) {
    if (rule === null) return;
    const input = { id, fields: { ...contentOfFields(fields, rule), classId: classOfField(fields.classId) } };
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
    <SideDrawer
      size={560}
      title={title}
      onClose={onClose}
      footer={
        <Button type="primary" disabled={rule === null} onClick={() => form.submit()}>
          {t('common.save')}
        </Button>
      }
    >
      {effect.dialog}
      {id !== null && <AuditLink entity="order-cycle-strategy" thing={id} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={submit}>
        <ClassField disabled={locked} />
        <StrategyFields initial={initial} cycle={cycle} locked={locked} onCycle={setCycle} />
        <GapNotice id={id} initial={initial} />
      </Form>
    </SideDrawer>
  );
}

/** Points out days on which the class would have no version, before or after the one in the form. */
function GapNotice({ id, initial }: { readonly id: string | null; readonly initial: Fields }) {
  const { t } = useTranslation();
  const { data } = useStrategies();
  const form = Form.useFormInstance<Fields>();
  const classId = Form.useWatch('classId', form) ?? initial.classId;
  const name = Form.useWatch('name', form) ?? initial.name;
  const validFrom = Form.useWatch('validFrom', form) ?? initial.validFrom;
  const validTo = Form.useWatch('validTo', form) ?? '';
  if (!data || !isBusinessDate(validFrom)) return null;
  const others = data.strategies.filter((one) => one.id !== id && one.classId === classOfField(classId));
  const version = { name, validFrom, validTo: validTo === '' ? null : validTo };
  const before = addDays(validFrom, -1);
  const gaps = placeVersions([...others, version], data.today).flatMap(({ version: one, gapAfter }) =>
    gapAfter && (one === version || gapAfter.to === before) ? [gapAfter] : [],
  );
  return gaps.map(({ from, to }) => (
    <Alert key={from} type="warning" showIcon title={t('strategies.gap', { from, to })} style={{ marginTop: 8 }} />
  ));
}
