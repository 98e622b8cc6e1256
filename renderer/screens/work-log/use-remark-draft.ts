import { useCallback, useEffect, useRef, useState } from 'react';
import type { WorkDay } from '../../../shared/contract/work-log.ts';
import { errorDataOf } from '../../api/client.ts';
import { useSaveRemark } from '../../api/work-log.ts';
import { dropTyping, keepTyping, keptTyping } from '../../state/kept-typing.ts';

/** A pause in typing after which what was typed is saved. */
const SAVE_AFTER_MS = 1_500;

/**
 * The remark that is being written: kept on the machine with every key, saved when typing rests. What a lead has read
 * meanwhile stays as it is, and what is typed becomes another remark.
 */
export function useRemarkDraft({ date, remarks }: Pick<WorkDay, 'date' | 'remarks'>) {
  const last = remarks.at(-1);
  const open = last?.readAtMs === null ? last : undefined;
  const key = `remark ${date}`;
  const save = useSaveRemark();
  const [text, setText] = useState(() => keptTyping<string>(key) ?? open?.text ?? '');
  const latest = useRef(text);
  /** What the backend has, and on which revision. */
  const stored = useRef({ text: open?.text ?? '', revision: open?.revision ?? 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void> | null>(null);
  const { run } = save;

  const saveOnce = useCallback(async () => {
    while (latest.current.trim() !== stored.current.text) {
      const sent = latest.current;
      const { remark } = await run({ date, revision: stored.current.revision, text: sent });
      stored.current = { text: remark?.text ?? '', revision: remark?.revision ?? 0 };
    }
    dropTyping(key);
  }, [run, date, key]);
  const saveNow = useCallback(() => {
    clearTimeout(timer.current);
    running.current ??= saveOnce()
      .catch((error: unknown) => {
        // It can never be written on again: the next save makes another one.
        if (errorDataOf(error)?.key === 'remark-read') stored.current = { text: '', revision: 0 };
      })
      .finally(() => {
        running.current = null;
      });
  }, [saveOnce]);
  function type(typed: string) {
    latest.current = typed;
    setText(typed);
    keepTyping(key, typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(saveNow, SAVE_AFTER_MS);
  }
  // A lead read it while nothing was being typed: the field is free for another.
  const openId = open?.id;
  useEffect(() => {
    const isUntouched = latest.current.trim() === stored.current.text;
    if (openId !== undefined || stored.current.revision === 0 || !isUntouched || running.current) return;
    stored.current = { text: '', revision: 0 };
    latest.current = '';
    setText('');
  }, [openId]);
  // What was typed last goes with the screen.
  useEffect(() => () => saveNow(), [saveNow]);
  return { text, type, saveNow, isSaved: text.trim() === (open?.text ?? ''), pending: save.pending, error: save.error };
}
