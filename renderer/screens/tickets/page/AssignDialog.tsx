import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useAssignTickets } from '../../../api/case-actions.ts';
import { FormDialog } from '../../case-setup/FormDialog.tsx';
import { ResponsibleFields } from './ResponsibleFields.tsx';
import { useSeenVersion } from './use-seen-version.ts';

interface AssignFields {
  readonly unitId?: string | undefined;
  readonly assigneeId?: string | undefined;
  readonly reason: string;
}

/** Gives a case to a unit, a person or both; where it is on its way stays. */
export function AssignDialog({ ticket, onClose }: { readonly ticket: TicketView; onClose(): void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<AssignFields>();
  const assign = useAssignTickets();
  const asSeen = useSeenVersion(ticket);
  async function submit({
    unitId = null,
    assigneeId = null,
    reason,
  }: { [Key in keyof AssignFields]: AssignFields[Key] | null }) {
    await asSeen((seen) => assign.run({ tickets: [seen], unitId, assigneeId, reason: reason ?? '' }));
    return ticket.number;
  }
  return (
    <FormDialog<AssignFields>
      title={t('caseActions.assign')}
      width={640}
      form={form}
      initial={{ unitId: ticket.unit?.id, reason: '' }}
      pending={assign.pending}
      error={assign.error}
      onSave={submit}
      onClose={onClose}
    >
      <ResponsibleFields />
      <Form.Item name="reason" label={t('caseActions.reasonOptional')}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormDialog>
  );
}
