import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useNoteTicket, useTicket } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { dropTyping, keepTyping, keptTyping } from '../../../state/kept-typing.ts';
import { onSubmitKey } from '../on-submit-key.ts';
import { appended, KnowledgeBeside } from '../register/KnowledgeBeside.tsx';

interface NoteFields {
  readonly text: string;
  readonly told: boolean;
}

interface NoteFormProps {
  readonly ticket: TicketView;
  /** Whether something stands in it that is not sent yet. */
  onTyped?(isTyped: boolean): void;
  onDone(version: number): void;
}

/** A word in the timeline: for colleagues only, or what was said to the customer. */
export function NoteForm({ ticket, onTyped, onDone }: NoteFormProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [form] = Form.useForm<NoteFields>();
  const note = useNoteTicket();
  const { refetch } = useTicket(ticket.id);
  const key = `note ${ticket.id}`;
  const typed = Form.useWatch('text', form) ?? '';
  const isTold = Form.useWatch('told', form) ?? false;

  async function submit({ text, told }: NoteFields) {
    try {
      const { version } = await note.run({ ticketId: ticket.id, version: ticket.version, text, told });
      dropTyping(key);
      form.setFieldsValue({ text: '', told: false });
      onTyped?.(false);
      onDone(version);
    } catch {
      void refetch();
    }
  }
  return (
    <Form<NoteFields>
      form={form}
      initialValues={keptTyping<NoteFields>(key) ?? { text: '', told: false }}
      className="case-note"
      onKeyDown={onSubmitKey(() => typed.trim() !== '' && form.submit())}
      onValuesChange={(_, now) => {
        if (now.text.trim() === '') dropTyping(key);
        else keepTyping(key, now);
        onTyped?.(now.text.trim() !== '');
      }}
      onFinish={(filled) => void submit(filled)}
    >
      <ErrorNotice text={note.error ? describe(note.error) : null} onClose={note.clearError} />
      <Form.Item name="text" noStyle>
        <Input.TextArea aria-label={t('tickets.note.text')} placeholder={t('tickets.note.text')} rows={2} />
      </Form.Item>
      <div className="case-note-foot">
        <Form.Item name="told" noStyle>
          <Radio.Group
            options={[
              { value: false, label: t('tickets.event.note') },
              { value: true, label: t('tickets.event.told') },
            ]}
          />
        </Form.Item>
        <Button htmlType="submit" loading={note.pending}>
          {t('tickets.note.add')} <KeyHint keys="Ctrl+Enter" />
        </Button>
      </div>
      {isTold && (
        <KnowledgeBeside
          kind={ticket.kind}
          categoryId={ticket.categoryPath.at(-1)?.id ?? null}
          text={typed}
          onInsert={(answer) => {
            form.setFieldValue('text', appended(typed, answer));
            form.getFieldInstance('text')?.focus();
          }}
        />
      )}
    </Form>
  );
}
