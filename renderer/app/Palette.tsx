import { Input, type InputRef, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../components/KeyHint.tsx';
import { useEarlyEnter } from '../components/use-early-enter.ts';
import './palette.css';
import type { Screen } from './screen.ts';
import { useAction } from './use-action.ts';
import { type Finding, useFindings } from './use-findings.ts';

/** Ctrl+/: finds customers, orders, cases, screens and actions, and shows the key map while nothing is typed. */
export function Palette({ screens }: { readonly screens: readonly Screen[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(0);
  const input = useRef<InputRef>(null);
  const listId = useId();

  useAction('find', () => setOpen((shown) => !shown));
  useEffect(() => {
    if (!open) return;
    setText('');
    setMarked(0);
  }, [open]);

  const { findings, isSettled } = useFindings(open, text.trim(), screens);

  function choose(finding: Finding | undefined) {
    if (!finding) return;
    setOpen(false);
    // After the dialog has given the focus back, so that the action finds the screen as it was.
    setTimeout(() => finding.choose(), 0);
  }

  const enter = useEarlyEnter(text, isSettled, () => choose(findings[0]));
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setMarked((at) => Math.min(Math.max(at + step, 0), Math.max(findings.length - 1, 0)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const finding = findings[marked];
      if (isSettled || marked > 0 || (finding && !finding.asked)) choose(finding);
      else enter();
    }
  }

  return (
    <Modal
      open={open}
      onCancel={() => setOpen(false)}
      footer={null}
      closable={false}
      title={<span className="visually-hidden">{t('shell.find')}</span>}
      width={560}
      style={{ top: 64 }}
      className="palette"
      // Typing follows the key at once; a growing dialog would only be in the way.
      transitionName=""
      maskTransitionName=""
      destroyOnHidden
      afterOpenChange={(shown) => shown && input.current?.focus()}
    >
      <Input
        ref={input}
        size="large"
        value={text}
        placeholder={t('shell.findHint')}
        role="combobox"
        aria-label={t('shell.findHint')}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={findings.length > 0 ? `${listId}-${marked}` : undefined}
        autoFocus
        onChange={(event) => {
          setText(event.target.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
      />
      <PaletteList listId={listId} findings={findings} marked={marked} onChoose={choose} />
      {findings.length === 0 && text.trim() !== '' && (
        <p className="palette-nothing">{isSettled ? t('shell.findNothing', { text }) : t('common.loading')}</p>
      )}
    </Modal>
  );
}

interface PaletteListProps {
  readonly listId: string;
  readonly findings: readonly Finding[];
  readonly marked: number;
  onChoose(finding: Finding): void;
}

function PaletteList({ listId, findings, marked, onChoose }: PaletteListProps) {
  useEffect(() => {
    document.getElementById(`${listId}-${marked}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, marked]);
  const { t } = useTranslation();
  return (
    <div id={listId} role="listbox" aria-label={t('shell.find')} className="palette-list">
      {findings.map((finding, index) => (
        <div
          key={`${finding.section} ${finding.id}`}
          id={`${listId}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === marked}
          data-first={finding.section !== findings[index - 1]?.section}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(finding)}
          onKeyDown={(event) => event.key === 'Enter' && onChoose(finding)}
        >
          <span>{finding.label}</span>
          {finding.detail !== undefined && <span className="palette-detail">{finding.detail}</span>}
          {finding.keys !== undefined && <KeyHint keys={finding.keys} />}
          <span className="palette-section">{finding.section}</span>
        </div>
      ))}
    </div>
  );
}
