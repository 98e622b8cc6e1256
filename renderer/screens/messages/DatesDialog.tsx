import { App, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MessageLine } from '../../../shared/contract/messages.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSetMessageDates } from '../../api/messages.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';

interface DatesDialogProps {
  readonly line: MessageLine;
  onClose(): void;
}

/** What can still change once customers have heard a message. */
export function DatesDialog({ line, onClose }: DatesDialogProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ validFrom: string; validTo: string }>();
  const { run, pending, error } = useSetMessageDates();
  return (
    <Modal
      open
      title={t('messages.changeDates')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="messages-soft">{t('messages.heardAlready')}</p>
      <blockquote className="message-quote">{line.text}</blockquote>
      <ErrorNotice text={error ? describe(error) : null} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ validFrom: line.validFrom, validTo: line.validTo }}
        onFinish={(dates: { validFrom: string; validTo: string }) =>
          void run({ messageId: line.messageId, ...dates }).then(
            () => {
              void message.success(t('messages.saved'));
              closeThis();
            },
            () => undefined,
          )
        }
      >
        <div className="message-row">
          {(['validFrom', 'validTo'] as const).map((name) => (
            <Form.Item
              key={name}
              name={name}
              label={t(name === 'validFrom' ? 'messages.from' : 'messages.to')}
              rules={[{ required: true, message: t('messages.dateMissing') }]}
            >
              <FormDate />
            </Form.Item>
          ))}
        </div>
      </Form>
    </Modal>
  );
}
