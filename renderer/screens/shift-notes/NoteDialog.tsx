import { App, Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTE_AUDIENCES, NOTE_MAX, type NoteAudience } from '../../../shared/contract/shift-notes.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useNoteChoices, useWriteNote } from '../../api/shift-notes.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { dropTyping, keepTyping, keptTyping } from '../../state/kept-typing.ts';
import { CustomerSelect } from '../customers/CustomerSelect.tsx';
import { NoteRecipients } from './NoteRecipients.tsx';
import './shift-notes.css';

interface Fields {
  readonly audience: NoteAudience;
  readonly teamId?: string;
  readonly seatId?: string;
  readonly routeId?: string;
  readonly customerId?: string;
  readonly ticketNumber: string;
  readonly text: string;
  readonly important: boolean;
  readonly validUntil: string;
}

/** A note that is half written, with the customer's name, so that the field can say it at once. */
type KeptNote = Fields & { readonly customerName?: string };
const KEPT_UNDER = 'shift note';

const START: Fields = { audience: 'leads', ticketNumber: '', text: '', important: false, validUntil: '' };

/** A note for the next shift: what, to whom, about what, and for how long. Closed, what was typed is kept for the next time. */
export function NoteDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [kept] = useState(() => keptTyping<KeptNote>(KEPT_UNDER));
  const audience = Form.useWatch('audience', form) ?? START.audience;
  const routeId = Form.useWatch('routeId', form) ?? null;
  const choices = useNoteChoices();
  const write = useWriteNote();
  const { teams = [], seats = [], routes = [], ownSeatId = null } = choices.data ?? {};
  const optionsOf = (list: readonly { readonly id: string; readonly label: string }[]) =>
    list.map(({ id, label }) => ({ value: id, label }));

  async function submit({ validUntil, teamId, seatId, routeId, customerId, ...note }: Fields) {
    await write.run({
      ...note,
      teamId: note.audience === 'leads' || note.audience === 'team' ? (teamId ?? null) : null,
      seatId: note.audience === 'seat' ? (seatId ?? ownSeatId) : null,
      routeId: routeId ?? null,
      customerId: customerId ?? null,
      validUntil: validUntil || null,
    });
    dropTyping(KEPT_UNDER);
    void message.success(t('shiftNotes.sent'));
    closeThis();
  }
  /** Fields that do not stand on the form at the moment keep their value; the customer's name is kept when it is chosen. */
  function keep(_: unknown, fields: Partial<Fields>, customerName = keptTyping<KeptNote>(KEPT_UNDER)?.customerName) {
    keepTyping(KEPT_UNDER, { ...START, ...fields, customerName });
  }
  const select = { allowClear: true, showSearch: { optionFilterProp: 'label' }, loading: choices.isPending } as const;
  return (
    <Modal
      open
      width={560}
      title={t('shiftNotes.dialog')}
      okText={
        <>
          {t('shiftNotes.send')} <KeyHint keys="Ctrl+Enter" />
        </>
      }
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={write.pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice text={write.error ? describe(write.error) : choices.error ? describe(choices.error) : null} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="note-form"
        initialValues={{ ...START, ...kept }}
        onValuesChange={keep}
        onFinish={(fields: Fields) => void submit(fields).catch(() => undefined)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey && !event.nativeEvent.isComposing && !event.repeat) form.submit();
        }}
      >
        <Form.Item
          name="text"
          label={t('shiftNotes.text')}
          rules={[{ required: true, whitespace: true, message: t('shiftNotes.textMissing') }]}
        >
          <Input.TextArea autoFocus maxLength={NOTE_MAX} autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
        <Form.Item
          name="audience"
          label={t('shiftNotes.audience')}
          extra={
            audience === 'seat' ? (
              t('shiftNotes.seatHint')
            ) : audience === 'route' ? (
              <NoteRecipients routeId={routeId} />
            ) : null
          }
        >
          <Radio.Group
            optionType="button"
            options={NOTE_AUDIENCES.map((value) => ({ value, label: t(`shiftNotes.audiences.${value}`) }))}
          />
        </Form.Item>
        <div className="note-row">
          {teams.length > 0 && (audience === 'leads' || audience === 'team') && (
            <Form.Item name="teamId" label={t('shiftNotes.team')}>
              <Select {...select} placeholder={t('shiftNotes.allTeams')} options={optionsOf(teams)} />
            </Form.Item>
          )}
          {audience === 'seat' && (
            <Form.Item name="seatId" label={t('shiftNotes.seat')}>
              <Select
                {...select}
                placeholder={seats.find(({ id }) => id === ownSeatId)?.label}
                options={optionsOf(seats)}
              />
            </Form.Item>
          )}
          <Form.Item name="routeId" label={t(audience === 'route' ? 'shiftNotes.route' : 'shiftNotes.aboutRoute')}>
            <Select {...select} options={optionsOf(routes)} />
          </Form.Item>
        </div>
        <div className="note-row">
          <Form.Item name="customerId" label={t('shiftNotes.customer')}>
            <CustomerSelect
              chosen={kept?.customerId ? { id: kept.customerId, code: '', name: kept.customerName ?? '' } : null}
              allowClear
              onChange={(id, option) => keep(id, form.getFieldsValue(), [option].flat()[0]?.label)}
            />
          </Form.Item>
          <Form.Item name="ticketNumber" label={t('shiftNotes.ticket')}>
            <Input maxLength={40} placeholder="C-20261122-0001" />
          </Form.Item>
        </div>
        <div className="note-row">
          <Form.Item name="validUntil" label={t('shiftNotes.validUntil')}>
            <FormDate allowClear placeholder={t('shiftNotes.untilDone')} />
          </Form.Item>
          <Form.Item name="important" valuePropName="checked" label=" ">
            <Checkbox>{t('shiftNotes.important')}</Checkbox>
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
