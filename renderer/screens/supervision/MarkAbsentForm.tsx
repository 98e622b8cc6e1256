import { App, Button, Flex, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  ABSENCE_SHARES,
  type AbsenceLine,
  type AbsenceList,
  type MarkAbsent,
} from '../../../shared/contract/absences.ts';
import { useErrorText } from '../../api/error-text.ts';
import type { Command } from '../../api/use-command.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';

interface MarkAbsentFormProps {
  readonly people: AbsenceList['people'];
  readonly today: string;
  readonly mark: Command<MarkAbsent, { absence: AbsenceLine; talking: boolean }>;
}

/** Marks one person absent and says where the calls went. */
export function MarkAbsentForm({ people, today, mark }: MarkAbsentFormProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<MarkAbsent>();
  const operatorId = Form.useWatch('operatorId', form);
  const share = Form.useWatch('share', form);
  const person = people.find(({ id }) => id === operatorId);
  const required = (what: string) => ({ required: true, message: t('supervision.absence.missing', { what }) });

  async function submit(fields: MarkAbsent) {
    const { absence, talking } = await mark.run(fields);
    const done = t('supervision.absence.marked', { name: absence.operatorName, count: absence.moved });
    void message.success(talking ? `${done} ${t('supervision.absence.talking')}` : done);
    // Whoever is marked next may be half chosen by now.
    if (form.getFieldValue('operatorId') === fields.operatorId) form.resetFields();
  }
  return (
    <Form
      form={form}
      layout="vertical"
      size="small"
      requiredMark={false}
      aria-label={t('supervision.absence.form')}
      initialValues={{ from: today, to: today, share: 'deputy', reason: '' }}
      onFinish={(fields) => void submit(fields).catch(() => undefined)}
    >
      <ErrorNotice text={mark.error ? describe(mark.error) : null} />
      <Form.Item
        name="operatorId"
        label={t('supervision.absence.who')}
        rules={[required(t('supervision.absence.who'))]}
      >
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          options={people.map(({ id, name, login }) => ({ value: id, label: `${name} ${login}` }))}
        />
      </Form.Item>
      <Flex gap="small">
        <Form.Item name="from" label={t('supervision.absence.from')} rules={[required(t('supervision.absence.from'))]}>
          <FormDate />
        </Form.Item>
        <Form.Item name="to" label={t('supervision.absence.to')} rules={[required(t('supervision.absence.to'))]}>
          <FormDate />
        </Form.Item>
      </Flex>
      <Form.Item
        name="share"
        label={t('supervision.absence.share')}
        extra={
          share === 'by-load'
            ? t('supervision.absence.byLoadHint')
            : t('supervision.absence.deputyHint', {
                deputy: person?.deputyName ?? t('supervision.anybody'),
              })
        }
      >
        <Radio.Group
          options={ABSENCE_SHARES.map((value) => ({ value, label: t(`supervision.absence.shares.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('supervision.reason')}
        rules={[{ ...required(t('supervision.reason')), whitespace: true }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={mark.pending}>
        {t('supervision.absence.mark')}
      </Button>
    </Form>
  );
}
