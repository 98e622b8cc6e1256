import { App, Form, Input, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ASSIGNING, type UnitLine, type UnitLines } from '../../../shared/contract/units.ts';
import { useSaveUnit } from '../../api/case-setup.ts';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

interface UnitDialogProps {
  /** null: a new one. */
  readonly unit: UnitLine | null;
  readonly people: UnitLines['people'];
  onClose(): void;
}

interface Fields {
  readonly name: string;
  readonly code: string;
  readonly assigning: UnitLine['assigning'];
  readonly memberIds: string[];
}

/** A unit, new or known, with its members and how it shares its cases out. */
export function UnitDialog({ unit, people, onClose }: UnitDialogProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useSaveUnit();
  // Somebody who left is still shown until taken out.
  const known = [...people, ...(unit?.members ?? []).filter(({ id }) => !people.some((each) => each.id === id))];

  async function submit(fields: Fields) {
    await save.run({ id: unit?.id ?? null, ...fields });
    void message.success(t('caseSetup.saved', { name: fields.name }));
    onClose();
  }
  return (
    <Modal
      open
      width={620}
      style={{ top: 40 }}
      title={t(unit === null ? 'caseSetup.unit.add' : 'caseSetup.unit.edit')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={save.pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice text={save.error ? describe(save.error) : null} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="case-setup-form"
        initialValues={{
          name: unit?.name ?? '',
          code: unit?.code ?? '',
          assigning: unit?.assigning ?? 'unit',
          memberIds: unit?.members.map(({ id }) => id) ?? [],
        }}
        onFinish={(fields: Fields) => void submit(fields).catch(() => undefined)}
      >
        <div className="case-setup-two">
          <Form.Item
            name="name"
            label={t('caseSetup.name')}
            rules={[{ required: true, whitespace: true, message: t('caseSetup.nameMissing') }]}
          >
            <Input maxLength={60} autoFocus />
          </Form.Item>
          <Form.Item name="code" label={t('caseSetup.code')}>
            <Input maxLength={20} placeholder={t('caseSetup.codeHint')} />
          </Form.Item>
        </div>
        <Form.Item name="memberIds" label={t('caseSetup.unit.members')} extra={t('caseSetup.unit.membersHint')}>
          <Select
            mode="multiple"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={known.map(({ id, name, login, atWork }) => ({
              value: id,
              label: `${atWork ? name : t('caseSetup.unit.away', { name })} (${login})`,
            }))}
          />
        </Form.Item>
        <Form.Item name="assigning" label={t('caseSetup.unit.assigning')}>
          <Radio.Group
            className="case-setup-rules"
            options={ASSIGNING.map((value) => ({ value, label: t(`caseSetup.unit.ruleHint.${value}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
