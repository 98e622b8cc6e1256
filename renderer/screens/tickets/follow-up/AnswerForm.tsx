import { Button, Form, Input, Radio, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { SATISFACTION } from '../../../../shared/contract/follow-ups.ts';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useAnswerFollowUp } from '../../../api/follow-ups.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useSeenVersion } from '../page/use-seen-version.ts';

interface AnswerFields {
  readonly settled: boolean;
  readonly satisfaction?: number;
  readonly remark?: string;
}

interface AnswerFormProps {
  readonly ticket: TicketView;
  onClose(): void;
}

/** What the customer says of the case, written down by hand. */
export function AnswerForm({ ticket, onClose }: AnswerFormProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const answer = useAnswerFollowUp();
  const asSeen = useSeenVersion(ticket);
  const [form] = Form.useForm<AnswerFields>();
  const settled = Form.useWatch('settled', form) ?? true;

  async function submit({ satisfaction, remark = '' }: AnswerFields) {
    const said = { settled, satisfaction: satisfaction ?? null, remark };
    try {
      await asSeen((seen) => answer.run({ ...seen, ...said }));
      onClose();
    } catch {
      // What stands against it is said above the form.
    }
  }
  return (
    <Form<AnswerFields>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="case-step-form"
      initialValues={{ settled: true }}
      onFinish={(typed) => void submit(typed)}
    >
      <ErrorNotice text={answer.error ? describe(answer.error) : null} />
      <Form.Item name="settled" label={t('followUps.isSettled')}>
        <Radio.Group
          options={[
            { value: true, label: t('followUps.yes') },
            { value: false, label: t('followUps.no') },
          ]}
        />
      </Form.Item>
      <Form.Item name="satisfaction" label={t(settled ? 'followUps.satisfaction' : 'followUps.scoreOptional')}>
        <Radio.Group
          options={SATISFACTION.map((value) => ({ value, label: `${value} ${t(`followUps.score.${value}`)}` }))}
        />
      </Form.Item>
      <Form.Item name="remark" label={t(settled ? 'followUps.remark' : 'followUps.reason')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={answer.pending}>
          {t(settled ? 'followUps.save' : 'followUps.reopen')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </Space>
    </Form>
  );
}
