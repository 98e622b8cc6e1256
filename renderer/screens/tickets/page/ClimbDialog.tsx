import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { levelKey } from '../../../../shared/i18n/ticket-event-words.ts';
import { useClimbTicket } from '../../../api/case-actions.ts';
import { FormDialog } from '../../case-setup/FormDialog.tsx';
import { useSeenVersion } from './use-seen-version.ts';

interface ClimbFields {
  readonly level: number;
  readonly reason: string;
}

/** Puts a case before the shift lead or the supervisor, or back. */
export function ClimbDialog({ ticket, onClose }: { readonly ticket: TicketView; onClose(): void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<ClimbFields>();
  const climb = useClimbTicket();
  const asSeen = useSeenVersion(ticket);
  const { level: present, levels, number } = ticket;
  async function submit({ level, reason }: ClimbFields) {
    await asSeen((seen) => climb.run({ ...seen, level, reason }));
    return number;
  }
  return (
    <FormDialog<ClimbFields>
      title={t(levels.every((level) => level < present) ? 'caseActions.climbBack' : 'caseActions.climb')}
      width={480}
      form={form}
      initial={{ level: levels.find((level) => level > present) ?? levels[0] ?? present, reason: '' }}
      pending={climb.pending}
      error={climb.error}
      onSave={submit}
      onClose={onClose}
    >
      <Form.Item name="level" label={t('caseActions.levelTo')}>
        <Radio.Group options={levels.map((value) => ({ value, label: t(levelKey(value)) }))} />
      </Form.Item>
      <Form.Item name="reason" label={t('tickets.form.reason')}>
        <Input.TextArea autoFocus rows={2} />
      </Form.Item>
    </FormDialog>
  );
}
