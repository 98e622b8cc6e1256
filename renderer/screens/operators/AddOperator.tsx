import { App, Button, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/error-text.ts';
import { useAddOperator } from '../../api/operators.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { NewLoginFields, OperatorFields, type OperatorFieldValues, placeOf } from './OperatorFields.tsx';

interface Fields extends OperatorFieldValues {
  login: string;
  password: string;
}

/** Makes people, one after the other if wanted. */
export function AddOperator({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const add = useAddOperator();

  async function save(another: boolean) {
    const fields = await form.validateFields();
    const { login, name, password, roles } = fields;
    await add.run({ login, name, password, roles, ...placeOf(fields) });
    void message.success(t('operators.added', { name }));
    if (!another) return closeThis();
    form.resetFields(['login', 'name', 'password', 'seatCode']);
    form.focusField('login');
  }
  const submit = (another: boolean) => void save(another).catch(() => undefined);

  return (
    <Modal
      closable={{ 'aria-label': t('common.close') }}
      open
      title={t('operators.add')}
      width={760}
      style={{ top: 32 }}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('common.cancel')}
        </Button>,
        <Button key="another" loading={add.pending} onClick={() => submit(true)}>
          {t('operators.addAnother')}
        </Button>,
        <Button key="save" type="primary" loading={add.pending} onClick={() => submit(false)}>
          {t('common.save')}
        </Button>,
      ]}
    >
      <ErrorNotice text={add.error ? describe(add.error) : null} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ roles: ['operator'], seatCode: '', teamCode: '', deputyOperatorId: '' }}
        onFinish={() => submit(false)}
      >
        <NewLoginFields />
        <OperatorFields />
        <input type="submit" hidden />
      </Form>
    </Modal>
  );
}
