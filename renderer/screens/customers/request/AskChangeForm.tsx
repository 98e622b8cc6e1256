import { App, Button, Flex, Form, Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskChange } from '../../../../shared/contract/customer-changes.ts';
import type { CustomerCard } from '../../../../shared/contract/customers.ts';
import { CHANGE_FIELDS, type ChangeField } from '../../../../shared/domain/customers/change-parts.ts';
import { errorDataOf } from '../../../api/client.ts';
import { useAskChange, useChangesOfCustomer } from '../../../api/customer-changes.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useChangeRequests } from '../../../state/change-request.ts';
import { type AskFields, askedChange, askFieldsOf } from './asked-change.ts';
import { ChangeFields } from './ChangeFields.tsx';

interface AskChangeFormProps {
  readonly card: CustomerCard;
  /** Stepped back, sent or discarded. */
  onDone(): void;
}

/** Asks for a change of a customer's data. What is typed is kept until it is sent or discarded. */
export function AskChangeForm({ card, onDone }: AskChangeFormProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<AskFields>();
  const ask = useAskChange();
  const [refused, setRefused] = useState<AskChange | null>(null);
  // As the card was when the typing began, so that a change made elsewhere meanwhile is not asked back.
  const [kept] = useState(() => {
    const typed = useChangeRequests.getState().typed[card.id] as { shown: AskFields; now: AskFields } | undefined;
    return typed ?? { shown: askFieldsOf(card), now: askFieldsOf(card) };
  });
  const top = useRef<HTMLHeadingElement>(null);
  // What led here may be gone; the keyboard goes on from the top of the form.
  useEffect(() => top.current?.focus(), []);
  const waiting = useWaitingFields(card.id);
  const waitingWord = (field: ChangeField) => {
    const name = waiting.get(field);
    return name === undefined ? undefined : t('customerChanges.pendingField', { name });
  };

  async function send(asked: AskChange) {
    const typed = useChangeRequests.getState().typed[card.id];
    try {
      const { replaced } = await ask.run(asked);
      void message.success(t(replaced > 0 ? 'customerChanges.replacedNotice' : 'customerChanges.askedNotice'));
    } catch (error) {
      setRefused(errorDataOf(error)?.key === 'change-pending' ? asked : null);
      top.current?.scrollIntoView({ block: 'nearest' });
      return;
    }
    // What was typed since, into the form opened anew, is not sent.
    if (useChangeRequests.getState().typed[card.id] === typed) useChangeRequests.getState().drop(card.id);
    onDone();
  }
  function submit() {
    const asked = askedChange(card.id, kept.shown, { ...kept.shown, ...form.getFieldsValue(true) });
    if (asked === null) void message.info(t('customerChanges.nothingYet'));
    else void send(asked);
  }
  function discard() {
    useChangeRequests.getState().drop(card.id);
    onDone();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && event.ctrlKey) form.submit();
    else if (event.key === 'Escape') onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <Form
      form={form}
      layout="vertical"
      size="small"
      className="ask-form"
      requiredMark={false}
      initialValues={kept.now}
      aria-label={t('customerChanges.form')}
      onValuesChange={(_, now) =>
        useChangeRequests.getState().keep(card.id, { shown: kept.shown, now: { ...kept.now, ...now } })
      }
      onFinish={submit}
      onKeyDown={onKeyDown}
    >
      <h2 ref={top} tabIndex={-1}>
        {t('customerChanges.form')}
      </h2>
      <p className="customer-soft card-line">{t('customerChanges.formHint')}</p>
      <ErrorNotice text={ask.error ? describe(ask.error) : null} />
      {refused !== null && (
        <Flex gap="small" style={{ marginBottom: 12 }}>
          <Button type="primary" autoFocus onClick={() => void send({ ...refused, pending: 'replace' })}>
            {t('customerChanges.replace')}
          </Button>
          <Button onClick={() => void send({ ...refused, pending: 'add' })}>{t('customerChanges.add')}</Button>
        </Flex>
      )}
      <ChangeFields fields={CHANGE_FIELDS} shown={kept.shown} extra={waitingWord} />
      <Form.Item name="reason" label={t('customerChanges.reason')} extra={t('customerChanges.reasonHint')}>
        <Input maxLength={400} />
      </Form.Item>
      <div className="ask-form-actions">
        <Button type="primary" size="middle" htmlType="submit" loading={ask.pending}>
          {t('customerChanges.submit')} <KeyHint keys="Ctrl+Enter" />
        </Button>
        <Button size="middle" onClick={discard}>
          {t('customerChanges.discard')}
        </Button>
      </div>
    </Form>
  );
}

/** Who asked for a change of a field that waits, by field. */
function useWaitingFields(customerId: string): ReadonlyMap<string, string> {
  const waiting = useChangesOfCustomer(customerId).data?.filter(({ state }) => state === 'pending') ?? [];
  return new Map(waiting.flatMap(({ parts, askedByName }) => parts.map(({ field }) => [field, askedByName] as const)));
}
