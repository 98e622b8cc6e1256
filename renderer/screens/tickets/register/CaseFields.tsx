import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TICKET_PRIORITIES, type TicketKind } from '../../../../shared/contract/tickets.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useCategoryChoices } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { NoChoices } from '../../../components/NoChoices.tsx';
import { ChangeInput, useChangeRules } from '../change/ChangeInput.tsx';
import { categoryOption, chosenCategory } from './category-options.ts';
import { appended, KnowledgeBeside } from './KnowledgeBeside.tsx';
import { OwnFields } from './OwnFields.tsx';
import { type RegisterFields, withCategory } from './register-fields.ts';

const SetAside = () => null;

interface CaseFieldsProps {
  readonly kind: TicketKind;
  /** Whose case it is and what it is linked to, between the category and what happened. */
  readonly children?: ReactNode;
  readonly autoFocus?: boolean;
}

/**
 * What is asked about a case of a kind, in a form of {@link RegisterFields}: its category with that one's own fields, how
 * urgent it is, what happened, and what was answered already.
 */
export function CaseFields({ kind, children, autoFocus = false }: CaseFieldsProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const form = Form.useFormInstance<RegisterFields>();
  const categoryId = Form.useWatch('categoryId', form);
  const whose = Form.useWatch('whose', { form, preserve: true });
  const customerId = Form.useWatch('customerId', { form, preserve: true });
  const changeRules = useChangeRules();
  const description = Form.useWatch('description', form) ?? '';
  const categories = useCategoryChoices(kind);
  const category = categories.data?.find(({ id }) => id === categoryId);

  function chooseCategory(chosenId: string) {
    const typed = form.getFieldValue('description') as string;
    // What was typed stays; a template that nobody touched gives way to that of the other category.
    const isUntouched = typed.trim() === '' || typed === category?.template;
    const chosen = categories.data?.find(({ id }) => id === chosenId);
    if (isUntouched) form.setFieldValue('description', chosen?.template ?? '');
    const { fields, change, setAside } = withCategory(form.getFieldsValue(true) as RegisterFields, category, chosen);
    form.setFieldValue('fields', fields);
    form.setFieldValue('change', change);
    form.setFieldValue('setAside', setAside);
  }
  function answer(text: string) {
    form.setFieldValue('answer', appended((form.getFieldValue('answer') as string | undefined) ?? '', text));
    form.getFieldInstance('answer')?.focus();
  }
  return (
    <>
      <ErrorNotice
        text={categories.error ? describe(categories.error) : null}
        onRetry={() => void categories.refetch()}
      />
      <div className="case-two">
        <Form.Item
          name="categoryId"
          label={t('tickets.category')}
          rules={[{ required: true, message: t('tickets.register.categoryMissing') }]}
        >
          <Select
            autoFocus={autoFocus}
            showSearch={{ optionFilterProp: 'search' }}
            loading={categories.isFetching}
            notFoundContent={<NoChoices text={t('tickets.register.noCategories')} />}
            labelRender={chosenCategory}
            options={(categories.data ?? []).map(categoryOption)}
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
      {children}
      <Form.Item name="description" label={t('tickets.register.about')}>
        <Input.TextArea rows={3} />
      </Form.Item>
      <OwnFields category={category} />
      {/* Kept with the rest of the form. */}
      <Form.Item name="setAside" noStyle>
        <SetAside />
      </Form.Item>
      {category && category.changeFields.length > 0 && whose === 'customer' && customerId && (
        <Form.Item name="change" rules={changeRules}>
          <ChangeInput key={`${customerId} ${category.id}`} customerId={customerId} fields={category.changeFields} />
        </Form.Item>
      )}
      <KnowledgeBeside kind={kind} categoryId={categoryId || null} text={description} onInsert={answer} />
      <Form.Item name="answer" label={t('tickets.register.answer')} extra={t('tickets.register.answerHint')}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </>
  );
}
