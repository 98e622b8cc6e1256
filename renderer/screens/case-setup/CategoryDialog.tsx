import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CategoryLine } from '../../../shared/contract/ticket-setup.ts';
import { TICKET_PRIORITIES, type TicketKind } from '../../../shared/contract/tickets.ts';
import { CHANGE_FIELDS } from '../../../shared/domain/customers/change-parts.ts';
import { useSaveCategory, useUnits } from '../../api/case-setup.ts';
import { type CategoryForm, categoryForm, categoryInput } from './category-form.ts';
import { FieldRows } from './FieldRows.tsx';
import { FormDialog } from './FormDialog.tsx';
import { NameAndCode } from './NameAndCode.tsx';

interface CategoryDialogProps {
  readonly kind: TicketKind;
  /** null: a new one. */
  readonly line: CategoryLine | null;
  /** Where a new one goes; null: to the top. */
  readonly below: CategoryLine | null;
  readonly lines: readonly CategoryLine[];
  onClose(): void;
}

/** A category, new or known: its place, who gets its cases, what is asked and what is checked. */
export function CategoryDialog({ kind, line, below, lines, onClose }: CategoryDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<CategoryForm>();
  const units = useUnits();
  const save = useSaveCategory();
  const unitId = Form.useWatch('unitId', form);
  const chosen = units.data?.units.find(({ id }) => id === unitId);
  const parents = lines.filter(({ id, active }) => active && id !== line?.id);

  async function submit(filled: CategoryForm) {
    await save.run(categoryInput(line?.id ?? null, kind, filled));
    return filled.name;
  }
  const warning = (): string | null => {
    if (!chosen) return null;
    if (!chosen.active) return t('caseSetup.unit.chosenInactive', { name: chosen.name });
    if (chosen.members.length === 0) return t('caseSetup.unit.chosenEmpty', { name: chosen.name });
    return chosen.members.some(({ atWork }) => atWork) ? null : t('caseSetup.unit.chosenAway', { name: chosen.name });
  };
  return (
    <FormDialog
      title={t(line === null ? 'caseSetup.category.add' : 'caseSetup.category.edit')}
      width={760}
      form={form}
      initial={categoryForm(line, below)}
      pending={save.pending}
      error={save.error ?? units.error}
      onSave={submit}
      onClose={onClose}
    >
      <div className="case-setup-two">
        <NameAndCode />
        <Form.Item name="parentId" label={t('caseSetup.category.parent')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: t('caseSetup.category.top') },
              ...parents.map(({ id, name, level }) => ({ value: id, label: `${'　'.repeat(level)}${name}` })),
            ]}
          />
        </Form.Item>
        <Form.Item name="priority" label={t('caseSetup.category.priority')}>
          <Select options={TICKET_PRIORITIES.map((value) => ({ value, label: t(`tickets.priority.${value}`) }))} />
        </Form.Item>
        <Form.Item name="unitId" label={t('caseSetup.category.unit')} extra={warning()}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: t('caseSetup.category.unitAbove') },
              ...(units.data?.units ?? [])
                .filter(({ active, id }) => active || id === line?.unitId)
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Form.Item>
      </div>
      <FieldRows />
      {kind === 'service-request' && (
        <Form.Item name="changeFields" label={t('caseChanges.ofCategory')} extra={t('caseChanges.ofCategoryHint')}>
          <Select
            mode="multiple"
            allowClear
            options={CHANGE_FIELDS.map((value) => ({ value, label: t(`customerChanges.fields.${value}`) }))}
          />
        </Form.Item>
      )}
      <div className="case-setup-two">
        <Form.Item name="checklist" label={t('caseSetup.category.checklist')}>
          <Input.TextArea rows={4} maxLength={4000} placeholder={t('caseSetup.category.checklistAbove')} />
        </Form.Item>
        <Form.Item name="template" label={t('caseSetup.category.template')}>
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
