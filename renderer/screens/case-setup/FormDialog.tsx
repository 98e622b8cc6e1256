import { App, Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';
import './case-setup.css';

interface FormDialogProps<Fields extends object> {
  readonly title: string;
  readonly width: number;
  readonly form: FormInstance<Fields>;
  readonly initial: Fields;
  readonly pending: boolean;
  /** Of saving, or of asking for what the form offers. */
  readonly error: unknown;
  readonly children: ReactNode;
  /** Saves, and returns the name of what was saved. A refusal keeps the dialog open. */
  onSave(fields: Fields): Promise<string>;
  onClose(): void;
}

/** A dialog with a form that is saved: the refusal above it, the word that it was saved afterwards. */
export function FormDialog<Fields extends object>(props: FormDialogProps<Fields>) {
  const { title, width, form, initial, pending, error, children, onSave, onClose } = props;
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();

  async function submit(fields: Fields) {
    const name = await onSave(fields);
    void message.success(t('caseSetup.saved', { name }));
    closeThis();
  }
  return (
    <Modal
      open
      width={width}
      style={{ top: 16 }}
      title={title}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice text={error ? describe(error) : null} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="case-setup-form"
        initialValues={initial}
        onFinish={(fields) => void submit(fields).catch(() => undefined)}
      >
        {children}
      </Form>
    </Modal>
  );
}
