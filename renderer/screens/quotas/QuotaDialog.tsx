import { Form, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuotaItem, SaveQuotaInput } from '../../../shared/contract/quotas.ts';
import { addDays, weekdayOf } from '../../../shared/domain/calendar/business-date.ts';
import { hasFloat, QUOTA_KINDS, QUOTA_SUBJECTS, type QuotaKind } from '../../../shared/domain/quotas/quota-state.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useQuotaChoices } from '../../api/quotas.ts';
import { AuditLink } from '../../components/AuditLink.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';
import { namedOrDots } from '../../components/named-or-dots.ts';
import { useToday } from '../../components/use-today.ts';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { CustomerSelect } from '../customers/CustomerSelect.tsx';
import { useQuotaSave } from './use-quota-save.ts';

interface QuotaDialogProps {
  /** null: a new one, for this week. */
  readonly quota: QuotaItem | null;
  onClose(): void;
}

type Fields = Omit<SaveQuotaInput, 'quotaId'>;

export function QuotaDialog({ quota, onClose }: QuotaDialogProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const today = useToday();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? quota?.kind ?? 'product-class';
  const choices = useQuotaChoices();
  const saving = useQuotaSave();
  const subjects = QUOTA_SUBJECTS[kind];

  async function submit(fields: Fields) {
    const only = (subject: 'productId' | 'classId' | 'customerId') =>
      QUOTA_SUBJECTS[fields.kind].includes(subject) ? (fields[subject] ?? null) : null;
    const input: SaveQuotaInput = {
      quotaId: quota?.quotaId ?? null,
      kind: fields.kind,
      productId: only('productId'),
      classId: only('classId'),
      customerId: only('customerId'),
      validFrom: fields.validFrom,
      validTo: fields.validTo,
      quantity: fields.quantity,
      floatPercent: hasFloat(fields.kind) ? (fields.floatPercent ?? 0) : 0,
    };
    await saving.save(input, quota);
    closeThis();
  }

  const quantity = { keyboard: false, changeOnWheel: false, controls: false, style: { width: 140 } };
  return (
    <Modal
      open
      title={t(quota === null ? 'quotas.add' : 'quotas.editOf')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={saving.pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice text={saving.error ? describe(saving.error) : choices.error ? describe(choices.error) : null} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={quota ?? newQuota(today)}
        onFinish={(fields: Fields) => void submit(fields).catch(() => undefined)}
      >
        <Form.Item name="kind" label={t('quotas.kind')} extra={t(`quotas.kindHints.${kind}`)}>
          <Select<QuotaKind> options={QUOTA_KINDS.map((one) => ({ value: one, label: t(`quotas.kinds.${one}`) }))} />
        </Form.Item>
        {subjects.includes('productId') && (
          <Form.Item
            name="productId"
            label={t('quotas.product')}
            rules={[{ required: true, message: t('errors.quota-without-product') }]}
          >
            <Select
              labelRender={namedOrDots}
              showSearch={{ optionFilterProp: 'label' }}
              loading={choices.isPending}
              options={(choices.data?.products ?? []).map((one) => ({
                value: one.id,
                label: `${one.code} ${one.name}`,
              }))}
            />
          </Form.Item>
        )}
        {subjects.includes('classId') && (
          <Form.Item
            name="classId"
            label={t('quotas.class')}
            rules={[{ required: true, message: t('errors.quota-without-class') }]}
          >
            <Select
              labelRender={namedOrDots}
              showSearch={{ optionFilterProp: 'label' }}
              loading={choices.isPending}
              options={(choices.data?.classes ?? []).map((one) => ({
                value: one.id,
                label: `${one.typeName} ${one.name}`,
              }))}
            />
          </Form.Item>
        )}
        {subjects.includes('customerId') && (
          <Form.Item
            name="customerId"
            label={t('quotas.customer')}
            rules={[{ required: true, message: t('errors.quota-without-customer') }]}
          >
            <CustomerSelect
              chosen={
                quota?.customerId
                  ? { id: quota.customerId, code: quota.customerCode ?? '', name: quota.customerName ?? '' }
                  : null
              }
            />
          </Form.Item>
        )}
        <div className="quota-row">
          {(['validFrom', 'validTo'] as const).map((name) => (
            <Form.Item
              key={name}
              name={name}
              label={t(name === 'validFrom' ? 'quotas.from' : 'quotas.to')}
              rules={[{ required: true, message: t('quotas.dateMissing') }]}
            >
              <FormDate />
            </Form.Item>
          ))}
        </div>
        <div className="quota-row">
          <Form.Item
            name="quantity"
            label={t('quotas.quantity')}
            rules={[{ required: true, type: 'integer', min: 0, message: t('quotas.quantityInvalid') }]}
          >
            <InputNumber {...quantity} />
          </Form.Item>
          {hasFloat(kind) && (
            <Form.Item
              name="floatPercent"
              label={t('quotas.float')}
              tooltip={t('quotas.floatHint')}
              rules={[{ required: true, type: 'integer', min: 0, max: 100, message: t('quotas.floatInvalid') }]}
            >
              <InputNumber {...quantity} />
            </Form.Item>
          )}
        </div>
      </Form>
      {quota !== null && <AuditLink entity="quota" thing={quota.quotaId} />}
    </Modal>
  );
}

function newQuota(today: string): Partial<Fields> {
  const monday = addDays(today, 1 - weekdayOf(today));
  return { kind: 'product-class', validFrom: monday, validTo: addDays(monday, 6), floatPercent: 0 };
}
