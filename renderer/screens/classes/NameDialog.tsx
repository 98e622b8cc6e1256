import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSaveClass, useSaveClassType } from '../../api/classes.ts';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';

/** What is named: a class type or a class of one; `id` null makes a new one. */
export type Named =
  | { readonly what: 'type'; readonly id: string | null; readonly code: string; readonly name: string }
  | {
      readonly what: 'class';
      readonly classTypeId: string;
      readonly id: string | null;
      readonly code: string;
      readonly name: string;
    };

export function NameDialog({ named, onClose }: { readonly named: Named; onClose(): void }) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ code: string; name: string }>();
  const saveType = useSaveClassType();
  const saveClass = useSaveClass();
  const error = saveType.error ?? saveClass.error;

  async function submit(fields: { code: string; name: string }) {
    if (named.what === 'type') await saveType.run({ id: named.id, ...fields });
    else await saveClass.run({ id: named.id, classTypeId: named.classTypeId, ...fields });
    void message.success(t('classes.saved'));
    closeThis();
  }

  const titles = {
    type: ['classes.addType', 'classes.editType'],
    class: ['classes.addClass', 'classes.editClass'],
  } as const;
  return (
    <Modal
      open
      width={420}
      title={t(titles[named.what][named.id === null ? 0 : 1])}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={saveType.pending || saveClass.pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice text={error ? describe(error) : null} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ code: named.code, name: named.name }}
        onFinish={(fields: { code: string; name: string }) => void submit(fields).catch(() => undefined)}
      >
        <Form.Item
          name="code"
          label={t('classes.code')}
          rules={[{ required: true, whitespace: true, message: t('classes.code') }]}
        >
          <Input maxLength={20} autoFocus />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('classes.name')}
          rules={[{ required: true, whitespace: true, message: t('classes.name') }]}
        >
          <Input maxLength={60} onPressEnter={() => form.submit()} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
