import { App, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../../shared/contract/operators.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useEditOperator } from '../../api/operators.ts';
import { AuditLink } from '../../components/AuditLink.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { OperatorFields, type OperatorFieldValues, placeOf } from './OperatorFields.tsx';

interface EditOperatorProps {
  readonly operator: OperatorRow;
  onClose(): void;
}

/** Name, roles and place of somebody known. */
export function EditOperator({ operator, onClose }: EditOperatorProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<OperatorFieldValues>();
  const edit = useEditOperator();

  async function save(fields: OperatorFieldValues) {
    await edit.run({ id: operator.id, name: fields.name, roles: fields.roles, ...placeOf(fields) });
    void message.success(t('operators.saved'));
    closeThis();
  }

  return (
    <Modal
      closable={{ 'aria-label': t('common.close') }}
      open
      title={t('operators.editTitle', { name: operator.name })}
      width={760}
      style={{ top: 32 }}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('common.save')}
      confirmLoading={edit.pending}
    >
      <AuditLink entity="operator" thing={operator.login} />
      <ErrorNotice text={edit.error ? describe(edit.error) : null} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: operator.name,
          roles: operator.roles,
          seatCode: operator.seatCode ?? '',
          teamCode: operator.teamCode ?? '',
          deputyOperatorId: operator.deputyOperatorId ?? '',
        }}
        onFinish={(fields) => void save(fields).catch(() => undefined)}
      >
        <OperatorFields operatorId={operator.id} focusName />
        <input type="submit" hidden />
      </Form>
    </Modal>
  );
}
