import { EditOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../api/error-text.ts';
import './card.css';

interface AtOnceTextProps {
  /** What it is that is set right, for the button and the field. */
  readonly label: string;
  /** As it was shown when the editing began. */
  readonly value: string;
  readonly most: number;
  readonly multiline?: boolean;
  readonly hint?: string;
  /** A sentence when the text is none. */
  check?(text: string): string | null;
  save(text: string): Promise<unknown>;
  readonly children: ReactNode;
}

/** A value with a pencil: Enter saves (Ctrl+Enter in a long text), Escape leaves it as it was. */
export function AtOnceText(props: AtOnceTextProps) {
  const { label, value, most, multiline = false, hint, check, save, children } = props;
  const { t } = useTranslation();
  const describe = useErrorText();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasTyping = useRef(false);
  // At once with the field's going, before another key is pressed; not from where the person has gone on to meanwhile.
  useLayoutEffect(() => {
    if (typed === null && wasTyping.current && document.activeElement === document.body) button.current?.focus();
    wasTyping.current = typed !== null;
  }, [typed]);

  function stop() {
    setTyped(null);
    setProblem(null);
  }
  async function submit(text: string) {
    const wrong = check?.(text) ?? null;
    setProblem(wrong);
    if (wrong !== null || saving) return;
    if (text.trim() === value) return stop();
    setSaving(true);
    try {
      await save(text.trim());
      setTyped((now) => (now === text ? null : now));
      setProblem(null);
    } catch (error) {
      // What was typed stays until it is saved or given up.
      setProblem(describe(error));
    } finally {
      setSaving(false);
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') stop();
    else if (event.key === 'Enter' && (!multiline || event.ctrlKey)) void submit(typed ?? '');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  if (typed === null) {
    return (
      <span className="at-once">
        {children}{' '}
        <Button
          ref={button}
          type="text"
          size="small"
          className="at-once-pencil"
          icon={<EditOutlined aria-hidden />}
          aria-label={t('customers.correct', { what: label })}
          onClick={() => setTyped(value)}
        />
      </span>
    );
  }
  const field = {
    'aria-label': label,
    autoFocus: true,
    maxLength: most,
    value: typed,
    onKeyDown,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    ...(problem === null ? {} : { status: 'error' as const }),
  };
  return (
    <span className="at-once-field">
      {multiline ? (
        <Input.TextArea {...field} autoSize={{ minRows: 2, maxRows: 6 }} />
      ) : (
        <Input size="small" {...field} />
      )}
      {hint !== undefined && problem === null && <span className="customer-soft">{hint}</span>}
      {problem !== null && (
        <span role="alert" className="at-once-problem">
          {problem}
        </span>
      )}
      <span className="at-once-actions">
        <Button size="small" type="primary" loading={saving} onClick={() => void submit(typed)}>
          {t('common.save')}
        </Button>
        <Button size="small" onClick={stop}>
          {t('common.cancel')}
        </Button>
      </span>
    </span>
  );
}
