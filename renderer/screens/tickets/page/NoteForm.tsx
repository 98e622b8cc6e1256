import { Button, Form, Input, Radio } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useNoteTicket } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { leftAfter } from '../../../components/left-after.ts';
import { dropTyping, keepTyping, keptTyping } from '../../../state/kept-typing.ts';
import { onSubmitKey } from '../on-submit-key.ts';
import { appended, KnowledgeBeside } from '../register/KnowledgeBeside.tsx';
import { useShownVersion } from './use-seen-version.ts';

interface NoteFields {
  readonly text: string;
  readonly told: boolean;
}

interface NoteFormProps {
  readonly ticket: TicketView;
  /** Whether something stands in it that is not sent yet. */
  onTyped?(isTyped: boolean): void;
}

/** A word in the timeline: for colleagues only, or what was said to the customer. */
export function NoteForm({ ticket, onTyped }: NoteFormProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [form] = Form.useForm<NoteFields>();
  const note = useNoteTicket();
  const asShown = useShownVersion(ticket);
  /** Those that still stand in the field while they are under way, the earliest first. */
  const sending = useRef<readonly string[]>([]);
  const key = `note ${ticket.id}`;
  const typed = Form.useWatch('text', form) ?? '';
  const isTold = Form.useWatch('told', form) ?? false;

  async function submit({ text: whole, told }: NoteFields) {
    const text = sending.current.reduce((rest, sent) => leftAfter(sent, rest), whole);
    if (sending.current.length > 0 && text.trim() === '') return;
    sending.current = [...sending.current, text];
    try {
      await asShown((shown) => note.run({ ...shown, text, told }));
      leave(text);
    } catch {
      // Said above the field, in which it still stands.
    } finally {
      sending.current = sending.current.filter((sent) => sent !== text);
    }
  }
  /** Takes what is stored out of the field; what was typed behind it meanwhile stays. */
  function leave(stored: string) {
    const { text: now = '', told = false }: Partial<NoteFields> = form.getFieldsValue(true);
    const text = leftAfter(stored, now);
    const isLeft = text.trim() !== '';
    if (isLeft) keepTyping(key, { text, told });
    else dropTyping(key);
    form.setFieldsValue({ text, told: isLeft && told });
    onTyped?.(isLeft);
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
