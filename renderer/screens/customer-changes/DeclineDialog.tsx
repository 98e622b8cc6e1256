import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChangeView } from '../../../shared/contract/customer-changes.ts';
import { useDecideChange } from '../../api/customer-changes.ts';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';

interface DeclineDialogProps {
  readonly change: ChangeView;
  onClose(): void;
}

/** Why a request is declined; the asker reads it. */
export function DeclineDialog({ change, onClose }: DeclineDialogProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const decide = useDecideChange();
  const [form] = Form.useForm<{ reason: string }>();
  const name = change.customerName;

  async function submit({ reason }: { reason: string }) {
    await decide.run({ changeId: change.changeId, decision: 'decline', reason });
    void message.success(t('customerChanges.declinedNotice', { name }));
    closeThis();
  }
  return (
    <Modal
      open
      title={t('customerChanges.declineTitle', { name })}
      okText={t('customerChanges.decline')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={decide.pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice text={decide.error ? describe(decide.error) : null} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: '' }}
        onFinish={(fields) => void submit(fields).catch(() => undefined)}
      >
        <Form.Item
          name="reason"
          label={t(change.ticket ? 'caseChanges.declineReply' : 'customerChanges.declineReason')}
          extra={t(change.ticket ? 'caseChanges.declineReplyHint' : 'customerChanges.declineReasonHint')}
          rules={[{ required: true, whitespace: true, message: t('errors.change-reason-missing') }]}
        >
          <Input maxLength={400} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
