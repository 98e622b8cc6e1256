import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { TICKET_KINDS } from '../../../../shared/contract/tickets.ts';
import { useRegisterTicket } from '../../../api/tickets.ts';
import { useWhileShown } from '../../../components/use-while-shown.ts';
import { FormDialog } from '../../case-setup/FormDialog.tsx';
import { CustomerSelect } from '../../customers/CustomerSelect.tsx';
import { CaseFields } from './CaseFields.tsx';
import { OrderLink } from './OrderLink.tsx';
import { PersonFields } from './PersonFields.tsx';
import { EMPTY_REGISTER_FIELDS as EMPTY, type RegisterFields, registeringOf } from './register-fields.ts';

/** Registers a case outside of a call, of a customer or of somebody else, and opens it. */
export function RegisterDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<RegisterFields>();
  const register = useRegisterTicket();
  const kind = Form.useWatch('kind', form) ?? EMPTY.kind;
  const whose = Form.useWatch('whose', form) ?? EMPTY.whose;
  const customerId = Form.useWatch('customerId', form);

  const open = useWhileShown((ticketId: string) => void navigate(`/cases/${ticketId}`));

  async function submit(filled: RegisterFields) {
    const { ticketId, number } = await register.run(registeringOf(filled));
    open(ticketId);
    return number;
  }
  return (
    <FormDialog
      title={t('tickets.register.open')}
      width={720}
      form={form}
      initial={EMPTY}
      pending={register.pending}
      error={register.error}
      onSave={submit}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('tickets.kindName')}>
        <Radio.Group
          options={TICKET_KINDS.map((value) => ({ value, label: t(`tickets.kind.${value}`) }))}
          onChange={() => form.setFieldsValue({ categoryId: '', fields: {} })}
        />
      </Form.Item>
      <CaseFields kind={kind}>
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
              <CustomerSelect
                chosen={null}
                onChange={() => form.setFieldsValue({ orderId: undefined, orderLine: undefined })}
              />
            </Form.Item>
          ) : (
            <PersonFields />
          )}
        </div>
        {whose === 'customer' && customerId && (
          <div className="case-two">
            <OrderLink customerId={customerId} />
          </div>
        )}
      </CaseFields>
    </FormDialog>
  );
}
