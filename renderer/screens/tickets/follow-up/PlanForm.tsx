import { Button, Form, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { usePlanFollowUp } from '../../../api/follow-ups.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useSeenVersion } from '../page/use-seen-version.ts';
import { FollowUpDay } from './FollowUpDay.tsx';

interface PlanFormProps {
  readonly ticket: TicketView;
  onClose(): void;
}

/** Another day for the call that asks. */
export function PlanForm({ ticket, onClose }: PlanFormProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const plan = usePlanFollowUp();
  const asSeen = useSeenVersion(ticket);
  if (ticket.followUp === null) return null;

  async function submit(date: string | undefined) {
    try {
      await asSeen((seen) => plan.run({ ...seen, date: date || null }));
      onClose();
    } catch {
      // What stands against it is said above the form.
    }
  }
  return (
    <Form<{ date?: string }>
      layout="vertical"
      requiredMark={false}
      className="case-step-form"
      onFinish={({ date }) => void submit(date)}
    >
      <ErrorNotice text={plan.error ? describe(plan.error) : null} />
      <FollowUpDay name="date" followUp={ticket.followUp} />
      <Space>
        <Button type="primary" htmlType="submit" loading={plan.pending}>
          {t('followUps.plan')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </Space>
    </Form>
  );
}
