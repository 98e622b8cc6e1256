import { App, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitStrategyView } from '../../../shared/contract/class-strategies.ts';
import { isBusinessDate } from '../../../shared/domain/calendar/business-date.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSaveVisitStrategy } from '../../api/strategies.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ClassField, classOfField, fieldOfClass } from './ClassField.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { RuleOutlook } from './RuleOutlook.tsx';
import { fieldsOfRule, NEW_RULE, type RuleFields, ruleOfFields } from './rule-form.ts';
import { type SpanFields, SpanFieldsRow } from './SpanFields.tsx';

interface VisitDrawerProps {
  readonly edited: {
    /** What the form begins with. */
    readonly base: VisitStrategyView | null;
    /** The version that is changed; null makes a new one. */
    readonly id: string | null;
    readonly validFrom: string;
  };
  onClose(): void;
}

type Fields = SpanFields & { readonly note?: string };

/** Makes or changes a version of a visit-cycle strategy. */
export function VisitDrawer({ edited: { base, id, validFrom }, onClose }: VisitDrawerProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useSaveVisitStrategy();
  const [cycle, setCycle] = useState<RuleFields>(base ? fieldsOfRule(base.rule) : NEW_RULE);
  const rule = ruleOfFields(cycle);
  const from = Form.useWatch('validFrom', form) ?? validFrom;

  async function submit({ classId, name, note, ...span }: Fields) {
    if (rule === null) return;
    const fields = { classId: classOfField(classId), name, validFrom: span.validFrom, validTo: span.validTo || null };
    await save.run({ id, fields: { ...fields, rule, note: note ?? '' } });
    void message.success(t('strategies.saved'));
    onClose();
  }

  return (
    <Drawer
      open
      size={560}
      title={id !== null ? t('strategies.visit.edit') : t('strategies.visit.add')}
      closable={{ 'aria-label': t('common.close') }}
      onClose={onClose}
      footer={
        <Button type="primary" loading={save.pending} disabled={rule === null} onClick={() => form.submit()}>
          {t('common.save')}
        </Button>
      }
    >
      <ErrorNotice text={save.error ? describe(save.error) : null} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          classId: fieldOfClass(base?.classId ?? null),
          name: base?.name ?? '',
          validFrom,
          validTo: id === null ? '' : (base?.validTo ?? ''),
          note: base?.note ?? '',
        }}
        onFinish={(fields) => void submit(fields).catch(() => undefined)}
      >
        <ClassField disabled={false} />
        <SpanFieldsRow />
        <fieldset className="strategy-fieldset">
          <legend>{t('strategies.cycle')}</legend>
          <RuleEditor value={cycle} disabled={false} onChange={setCycle} />
          <RuleOutlook rule={rule} holidayRule="later" from={isBusinessDate(from) ? from : validFrom} visits />
        </fieldset>
        <Form.Item name="note" label={t('strategies.visit.note')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
