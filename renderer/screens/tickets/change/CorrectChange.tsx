import { App, Button, Form, Space } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeView } from '../../../../shared/contract/customer-changes.ts';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useCorrectChange } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useWhileShown } from '../../../components/use-while-shown.ts';
import { type CarriedFields, carriedChangeOf } from '../../customers/request/asked-change.ts';
import { useSeenVersion } from '../page/use-seen-version.ts';
import { ChangeInput, useChangeRules } from './ChangeInput.tsx';

interface CorrectChangeProps {
  readonly ticket: TicketView;
  /** As it was asked for; undefined: not yet. */
  readonly change: ChangeView | undefined;
  onClose(): void;
}

/** Escape would lead away from the page, and what was typed with it. */
function keepEscape(event: KeyboardEvent) {
  if (event.key === 'Escape') event.stopPropagation();
}

/** Writes down what a case changes, or corrects it; one that was sent back goes on. */
export function CorrectChange({ ticket, change, onClose }: CorrectChangeProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const correct = useCorrectChange();
  const withSeen = useSeenVersion(ticket);
  const close = useWhileShown(onClose);
  const changeRules = useChangeRules();
  const customerId = ticket.customer?.id ?? '';
  const asked = change?.state === 'pending' ? { asked: change.parts, askedId: change.changeId } : {};

  async function submit({ change: typed }: { change?: CarriedFields }) {
    const carried = carriedChangeOf(typed, customerId);
    if (carried === null) return void message.info(t('caseChanges.nothingYet'));
    await withSeen((seen) => correct.run({ ...seen, change: carried }));
    void message.success(t('caseChanges.savedNotice'));
    close();
  }
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      className="case-step-form"
      aria-label={t('caseChanges.correct')}
      onKeyDown={keepEscape}
      onFinish={(typed: { change?: CarriedFields }) => void submit(typed).catch(() => undefined)}
    >
      <ErrorNotice text={correct.error ? describe(correct.error) : null} />
      <Form.Item name="change" rules={changeRules}>
        <ChangeInput customerId={customerId} fields={ticket.changeFields} {...asked} />
      </Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={correct.pending}>
          {t(ticket.state === 'waiting' ? 'caseChanges.saveAndResume' : 'caseChanges.save')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </Space>
    </Form>
  );
}
