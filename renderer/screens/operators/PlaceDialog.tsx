import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TeamRow } from '../../../shared/contract/operators.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

export interface PlaceFields {
  code: string;
  name: string;
  /** '' is none; absent where there is no choice of team. */
  teamId?: string;
}

interface PlaceDialogProps {
  readonly title: string;
  readonly nameLabel: string;
  readonly nameRequired?: boolean;
  /** For a seat: the teams it may belong to. */
  readonly teams?: readonly TeamRow[];
  readonly initial: PlaceFields;
  readonly pending: boolean;
  readonly error: string | null;
  onSubmit(fields: PlaceFields): Promise<void>;
  onClose(): void;
}

/** The form of a team or a seat: a code, a name, perhaps a team. */
export function PlaceDialog(props: PlaceDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<PlaceFields>();
  return (
    <Modal
      closable={{ 'aria-label': t('common.close') }}
      open
      title={props.title}
      onCancel={props.onClose}
      onOk={form.submit}
      okText={t('common.save')}
      confirmLoading={props.pending}
    >
      <ErrorNotice text={props.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={props.initial}
        onFinish={(fields) => void props.onSubmit(fields).catch(() => undefined)}
      >
        <Form.Item
          name="code"
          label={t('operators.code')}
          rules={[{ required: true, whitespace: true, message: t('operators.codeMissing') }]}
        >
          <Input autoFocus maxLength={16} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="name"
          label={props.nameLabel}
          rules={
            props.nameRequired === true
              ? [{ required: true, whitespace: true, message: t('operators.nameMissing') }]
              : []
          }
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        {props.teams && (
          <Form.Item name="teamId" label={t('operators.team')}>
            <Select
              options={[
                { value: '', label: t('operators.noDeputy') },
                ...props.teams.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
              ]}
            />
          </Form.Item>
        )}
        <input type="submit" hidden />
      </Form>
    </Modal>
  );
}
