import { Button, Form, Input, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { ROOT_CAUSES, type TransitionNeed, WAITING_FOR } from '../../../../shared/contract/tickets.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { type Moving, useMoveTicket } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { dropTyping, keepTyping, keptTyping } from '../../../state/kept-typing.ts';
import { FollowUpDay } from '../follow-up/FollowUpDay.tsx';
import { onSubmitKey } from '../on-submit-key.ts';
import { ResponsibleFields } from './ResponsibleFields.tsx';
import { useSeenVersion } from './use-seen-version.ts';

type StepFields = Omit<Moving, 'ticketId' | 'version' | 'transition'>;

interface StepFormProps {
  readonly ticket: TicketView;
  readonly step: TicketView['steps'][number];
  onClose(): void;
}

/** Asks for what a step needs. When somebody was faster, the case is shown as it is now and what was typed stays. */
export function StepForm({ ticket, step, onClose }: StepFormProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [form] = Form.useForm<StepFields>();
  const move = useMoveTicket();
  const asSeen = useSeenVersion(ticket);
  const { transition, needs } = step;
  const key = `step ${ticket.id} ${transition}`;
  const has = (need: TransitionNeed) => needs.includes(need);
  const decisions =
    ticket.kind === 'suggestion' ? (['adopted', 'declined'] as const) : (['approved', 'declined'] as const);

  async function submit(typed: StepFields) {
    const given = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value || undefined]));
    try {
      await asSeen((seen) => move.run({ ...seen, transition, ...given }));
      discard();
    } catch {
      // Said above the form.
    }
  }
  /** Stepping back keeps what was typed; leaving the form by its button does not. */
  function discard() {
    dropTyping(key);
    onClose();
  }
  return (
    <section className="case-step-form" aria-label={t(`tickets.transition.${transition}`)}>
      <h2>{t(`tickets.transition.${transition}`)}</h2>
      <ErrorNotice text={move.error ? describe(move.error) : null} />
      <Form<StepFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={keptTyping<StepFields>(key) ?? {}}
        onValuesChange={(_, typed) => keepTyping(key, typed)}
        onFinish={(typed) => void submit(typed)}
        onKeyDown={onSubmitKey(form.submit)}
      >
        {transition === 'ask-customer' && ticket.followUp && (
          <FollowUpDay name="followUpDate" followUp={ticket.followUp} />
        )}
        {has('unit-or-person') && <ResponsibleFields />}
        {has('waiting-for') && (
          <Form.Item name="waitingFor" label={t('tickets.form.waitingFor')}>
            <Select
              autoFocus
              options={WAITING_FOR.map((value) => ({ value, label: t(`tickets.waitingFor.${value}`) }))}
            />
          </Form.Item>
        )}
        {has('decision') && (
          <Form.Item name="decision" label={t('tickets.form.decision')}>
            <Select autoFocus options={decisions.map((value) => ({ value, label: t(`tickets.decision.${value}`) }))} />
          </Form.Item>
        )}
        {has('root-cause') && (
          <Form.Item name="rootCause" label={t('tickets.form.rootCause')}>
            <Select
              autoFocus
              options={ROOT_CAUSES.map((value) => ({ value, label: t(`tickets.rootCause.${value}`) }))}
            />
          </Form.Item>
        )}
        {has('result') && (
          <Form.Item name="result" label={t('tickets.form.result')}>
            <Input.TextArea rows={3} />
          </Form.Item>
        )}
        {has('reply') && (
          <Form.Item name="reply" label={t('tickets.form.reply')}>
            <Input.TextArea rows={3} />
          </Form.Item>
        )}
        {has('reason') && (
          <Form.Item name="reason" label={t('tickets.form.reason')}>
            <Input.TextArea autoFocus rows={2} />
          </Form.Item>
        )}
        <Space>
          <Button type="primary" htmlType="submit" loading={move.pending}>
            {t(`tickets.transition.${transition}`)} <KeyHint keys="Ctrl+Enter" />
          </Button>
          <Button onClick={discard}>{t('common.cancel')}</Button>
        </Space>
      </Form>
    </section>
  );
}
