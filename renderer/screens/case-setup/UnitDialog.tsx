import { Form, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ASSIGNING, type UnitLine, type UnitLines } from '../../../shared/contract/units.ts';
import { useSaveUnit } from '../../api/case-setup.ts';
import { FormDialog } from './FormDialog.tsx';
import { NameAndCode } from './NameAndCode.tsx';

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
  const [form] = Form.useForm<Fields>();
  const save = useSaveUnit();
  // Somebody who left is still shown until taken out.
  const known = [...people, ...(unit?.members ?? []).filter(({ id }) => !people.some((each) => each.id === id))];

  async function submit(fields: Fields) {
    await save.run({ id: unit?.id ?? null, ...fields });
    return fields.name;
  }
  return (
    <FormDialog
      title={t(unit === null ? 'caseSetup.unit.add' : 'caseSetup.unit.edit')}
      width={620}
      form={form}
      initial={{
        name: unit?.name ?? '',
        code: unit?.code ?? '',
        assigning: unit?.assigning ?? 'unit',
        memberIds: unit?.members.map(({ id }) => id) ?? [],
      }}
      pending={save.pending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <div className="case-setup-two">
        <NameAndCode />
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
    </FormDialog>
  );
}
