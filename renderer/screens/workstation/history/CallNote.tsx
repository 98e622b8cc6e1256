import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveNote } from '../../../api/calls.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { setNoteSaver } from '../../../state/pending-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';

const SAVE_AFTER_MS = 400;

/** The note of the call; saved while it is typed and never asked for. */
export function CallNote() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { call } = useWork().inHand;
  const [note, setNote] = useState(call?.note ?? '');
  const saved = useRef(note);
  const latest = useRef(note);
  latest.current = note;

  useEffect(() => {
    if (note === saved.current) return;
    const timer = setTimeout(() => void save(note), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  });
  useEffect(() => {
    setNoteSaver(() => save(latest.current));
    return () => setNoteSaver(null);
  });
  async function save(text: string) {
    if (text === saved.current) return;
    const before = saved.current;
    saved.current = text;
    try {
      await saveNote(text);
    } catch (error) {
      // Still to be saved, an emptied note too; unless more was typed and saved meanwhile.
      if (saved.current === text) saved.current = before;
      useWorkstation.getState().say({ tone: 'error', text: describe(error) });
    }
  }
  return (
    <Input.TextArea
      className="ws-note"
      aria-label={t('workstation.note')}
      placeholder={t('workstation.note')}
      autoSize={{ minRows: 2, maxRows: 4 }}
      maxLength={2000}
      value={note}
      onChange={(event) => setNote(event.target.value)}
      onBlur={() => void save(latest.current)}
    />
  );
}
