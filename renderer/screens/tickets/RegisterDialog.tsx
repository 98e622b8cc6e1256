import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CategoryChoice } from '../../../shared/contract/ticket-setup.ts';
import {
  type FieldDefinition,
  MOST_DESCRIPTION,
  TICKET_KINDS,
  TICKET_PRIORITIES,
  type TicketKind,
  type TicketPriority,
} from '../../../shared/contract/tickets.ts';
import { useCategoryChoices, useRegisterTicket } from '../../api/tickets.ts';
import { FormDate } from '../../components/FormDate.tsx';
import { FormDialog } from '../case-setup/FormDialog.tsx';
import { CustomerSelect } from '../customers/CustomerSelect.tsx';

interface RegisterForm {
  readonly kind: TicketKind;
  readonly categoryId?: string;
  readonly whose: 'customer' | 'person';
  readonly customerId?: string;
  readonly personName?: string;
  readonly personPhone?: string;
  /** Empty: as the category has it. */
  readonly priority: TicketPriority | '';
  readonly description: string;
  readonly fields?: Readonly<Record<string, string | number | null | undefined>>;
  readonly answer: string;
}

const EMPTY: RegisterForm = { kind: 'complaint', whose: 'customer', priority: '', description: '', answer: '' };

/** Registers a case outside of a call, of a customer or of somebody else, and opens it. */
export function RegisterDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<RegisterForm>();
  const register = useRegisterTicket();
  const kind = Form.useWatch('kind', form) ?? EMPTY.kind;
  const whose = Form.useWatch('whose', form) ?? EMPTY.whose;
  const categoryId = Form.useWatch('categoryId', form);
  const categories = useCategoryChoices(kind);
  const category = categories.data?.find(({ id }) => id === categoryId);

  function chooseCategory(chosenId: string) {
    const typed = form.getFieldValue('description') as string;
    // What was typed stays; a template that nobody touched gives way to that of the other category.
    const isUntouched = typed.trim() === '' || typed === category?.template;
    const template = categories.data?.find(({ id }) => id === chosenId)?.template ?? '';
    if (isUntouched) form.setFieldValue('description', template);
    form.setFieldValue('fields', {});
  }
  async function submit(filled: RegisterForm) {
    const isCustomer = filled.whose === 'customer';
    const { ticketId, number } = await register.run({
      kind: filled.kind,
      categoryId: filled.categoryId ?? '',
      priority: filled.priority || null,
      customerId: isCustomer ? (filled.customerId ?? null) : null,
      person: isCustomer ? null : { name: filled.personName ?? '', phone: filled.personPhone ?? '' },
      description: filled.description,
      fields: Object.fromEntries(Object.entries(filled.fields ?? {}).map(([key, value]) => [key, value ?? null])),
      answer: filled.answer,
    });
    void navigate(`/cases/${ticketId}`);
    return number;
  }
  return (
    <FormDialog
      title={t('tickets.register.open')}
      width={720}
      form={form}
      initial={EMPTY}
      pending={register.pending}
      error={register.error ?? categories.error}
      onSave={submit}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('tickets.kindName')}>
        <Radio.Group
          options={TICKET_KINDS.map((value) => ({ value, label: t(`tickets.kind.${value}`) }))}
          onChange={() => form.setFieldsValue({ categoryId: '', fields: {} })}
        />
      </Form.Item>
      <div className="case-two">
        <Form.Item
          name="categoryId"
          label={t('tickets.category')}
          rules={[{ required: true, message: t('tickets.register.categoryMissing') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'path' }}
            loading={categories.isFetching}
            notFoundContent={t('tickets.register.noCategories')}
            options={(categories.data ?? []).map(optionOf)}
            onChange={chooseCategory}
          />
        </Form.Item>
        <Form.Item name="priority" label={t('tickets.priorityName')}>
          <Select
            options={[
              {
                value: '',
                label: category
                  ? t('tickets.register.priorityOf', { priority: t(`tickets.priority.${category.priority}`) })
                  : t('tickets.register.priorityUsual'),
              },
              ...TICKET_PRIORITIES.map((value) => ({ value, label: t(`tickets.priority.${value}`) })),
            ]}
          />
        </Form.Item>
      </div>
      <div className="case-two">
        <Form.Item name="whose" label={t('tickets.register.whose')}>
          <Radio.Group
            options={(['customer', 'person'] as const).map((value) => ({
              value,
              label: t(`tickets.register.${value}`),
            }))}
          />
        </Form.Item>
        {whose === 'customer' ? (
          <Form.Item name="customerId" label={t('tickets.customer')}>
            <CustomerSelect chosen={null} />
          </Form.Item>
        ) : (
          <div className="case-two">
            <Form.Item name="personName" label={t('tickets.register.personName')}>
              <Input maxLength={80} />
            </Form.Item>
            <Form.Item name="personPhone" label={t('tickets.register.personPhone')}>
              <Input maxLength={40} />
            </Form.Item>
          </div>
        )}
      </div>
      <Form.Item name="description" label={t('tickets.register.about')}>
        <Input.TextArea rows={3} maxLength={MOST_DESCRIPTION} />
      </Form.Item>
      {category && category.fields.length > 0 && (
        <div className="case-two">
          {category.fields.map((field) => (
            <Form.Item
              key={`${category.id} ${field.key}`}
              name={['fields', field.key]}
              label={field.required ? t('tickets.register.required', { label: field.label }) : field.label}
            >
              {inputOf(field)}
            </Form.Item>
          ))}
        </div>
      )}
      <Form.Item name="answer" label={t('tickets.register.answer')} extra={t('tickets.register.answerHint')}>
        <Input.TextArea rows={2} maxLength={MOST_DESCRIPTION} />
      </Form.Item>
    </FormDialog>
  );
}

function optionOf({ id, name, level, path }: CategoryChoice) {
  return { value: id, label: `${'　'.repeat(level)}${name}`, path: path.join(' ') };
}

function inputOf({ type, choices }: FieldDefinition) {
  if (type === 'number') return <InputNumber style={{ width: '100%' }} />;
  if (type === 'date') return <FormDate allowClear />;
  if (type === 'choice') return <Select allowClear options={choices.map((value) => ({ value, label: value }))} />;
  return <Input maxLength={2000} />;
}
