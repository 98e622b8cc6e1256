import { Form, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type NamedSubject, SUBJECT_KINDS, type SubjectKind } from '../../../shared/contract/plan-subject.ts';
import { useSubjectChoices } from '../../api/exceptions.ts';
import { namedOrDots } from '../../components/named-or-dots.ts';
import { CustomerSelect } from '../customers/CustomerSelect.tsx';

export interface SubjectFieldValues {
  readonly kind: SubjectKind;
  readonly customerId?: string;
  readonly classId?: string;
  readonly routeId?: string;
}

interface SubjectFieldsProps {
  readonly kind: SubjectKind;
  /** Chosen before and not to be changed any more; null: to be chosen. */
  readonly fixed: NamedSubject | null;
  /** Proposed, such as the customer whose card is open. */
  readonly proposed: NamedSubject | null;
}

/** Whom a pause or an exception is for: fields of the form around them. */
export function SubjectFields({ kind, fixed, proposed }: SubjectFieldsProps) {
  const { t } = useTranslation();
  const choices = useSubjectChoices();
  if (fixed) {
    return (
      <p className="exceptions-subject">
        <span className="exceptions-soft">{t(`exceptions.kinds.${fixed.kind}`)}</span> {subjectText(fixed)}
      </p>
    );
  }
  const required = [{ required: true, message: t('exceptions.subjectMissing') }];
  const search = { showSearch: { optionFilterProp: 'label' }, loading: choices.isPending };
  return (
    <>
      <Form.Item name="kind" label={t('exceptions.forWhom')}>
        <Segmented<SubjectKind>
          options={SUBJECT_KINDS.map((one) => ({ value: one, label: t(`exceptions.kinds.${one}`) }))}
        />
      </Form.Item>
      {kind === 'customer' && (
        <Form.Item name="customerId" label={t('exceptions.kinds.customer')} rules={required}>
          <CustomerSelect chosen={proposed?.kind === 'customer' ? proposed : null} />
        </Form.Item>
      )}
      {kind === 'class' && (
        <Form.Item name="classId" label={t('exceptions.kinds.class')} rules={required}>
          <Select
            labelRender={namedOrDots}
            {...search}
            options={(choices.data?.classes ?? []).map((one) => ({
              value: one.id,
              label: `${one.typeName} ${one.name}`,
            }))}
          />
        </Form.Item>
      )}
      {kind === 'route' && (
        <Form.Item name="routeId" label={t('exceptions.kinds.route')} rules={required}>
          <Select
            labelRender={namedOrDots}
            {...search}
            options={(choices.data?.routes ?? []).map((one) => ({ value: one.id, label: `${one.code} ${one.name}` }))}
          />
        </Form.Item>
      )}
    </>
  );
}

/** The subject that the fields name, or null while none is chosen. */
export function subjectOf(fields: Partial<SubjectFieldValues>, fixed: NamedSubject | null) {
  if (fixed) return { kind: fixed.kind, id: fixed.id };
  const kind = fields.kind ?? 'customer';
  const id = { customer: fields.customerId, class: fields.classId, route: fields.routeId }[kind];
  return id === undefined ? null : { kind, id };
}

export function subjectText({ code, name, typeName }: NamedSubject): string {
  return typeName === null ? `${code} ${name}` : `${typeName} ${name}`;
}
