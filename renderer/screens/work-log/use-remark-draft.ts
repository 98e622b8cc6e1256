import { useCallback, useEffect, useRef, useState } from 'react';
import type { WorkDay } from '../../../shared/contract/work-log.ts';
import { errorDataOf } from '../../api/client.ts';
import { useSaveRemark } from '../../api/work-log.ts';
import { dropTyping, keepTyping, keptTyping } from '../../state/kept-typing.ts';
import {
  compareRemark,
  joinRemarks,
  NO_REMARK,
  type RemarkVersion,
  type TypedRemark,
  versionOf,
} from './remark-versions.ts';

/** A pause in typing after which what was typed is saved. */
const SAVE_AFTER_MS = 1_500;

/** Which of two texts goes on, when another window wrote one too. */
export type RemarkChoice = 'both' | 'typed' | 'stored';

/**
 * The remark that is being written: kept on the machine with every key, saved when typing rests. What a lead has read
 * meanwhile stays as it is, and what is typed becomes another remark. What another window wrote meanwhile is taken over
 * where nothing was typed here; else nothing is saved until one of the two texts, or both, is chosen.
 */
export function useRemarkDraft({ date, remarks }: Pick<WorkDay, 'date' | 'remarks'>) {
  const key = `remark ${date}`;
  const save = useSaveRemark();
  const [typed, setTyped] = useState(() => begun(keptTyping(key), versionOf(remarks.at(-1))));
  const latest = useRef(typed);
  /** What was known of the day when the last save was answered: older than the answer. */
  const [seenAtSave, setSeenAtSave] = useState<WorkDay['remarks'] | null>(null);
  const known = useRef(remarks);
  known.current = remarks;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void> | null>(null);
  const { run, pending, error, clearError } = save;

  const { standing, found } = compareRemark(typed, remarks);
  const isJudged = !pending && remarks !== seenAtSave;
  const other = isJudged && standing === 'differs' ? found : null;
  const isHeld = useRef(false);
  isHeld.current = other !== null;

  const set = useCallback((next: TypedRemark) => {
    latest.current = next;
    setTyped(next);
  }, []);
  const saveOnce = useCallback(async () => {
    while (latest.current.text.trim() !== latest.current.base.text) {
      const { text: sent, base } = latest.current;
      const { remark } = await run({ date, revision: base.revision, text: sent });
      set({ ...latest.current, base: versionOf(remark) });
      setSeenAtSave(known.current);
    }
    // Another window may have kept a text of its own meanwhile.
    if (keptTyping<TypedRemark>(key)?.text === latest.current.text) dropTyping(key);
  }, [run, date, key, set]);
  const saveNow = useCallback(() => {
    clearTimeout(timer.current);
    if (isHeld.current) return;
    running.current ??= saveOnce()
      .catch((failure: unknown) => {
        setSeenAtSave(null);
        // It can never be written on again: the next save makes another one.
        if (errorDataOf(failure)?.key === 'remark-read') set({ ...latest.current, base: NO_REMARK });
      })
      .finally(() => {
        running.current = null;
      });
  }, [saveOnce, set]);
  function type(text: string) {
    set({ ...latest.current, text });
    keepTyping(key, latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(saveNow, SAVE_AFTER_MS);
  }
  function choose(choice: RemarkChoice) {
    if (other === null) return;
    const text = choice === 'stored' ? other.text : latest.current.text;
    set({ text: choice === 'both' ? joinRemarks(other.text, text) : text, base: other });
    clearError();
    keepTyping(key, latest.current);
    isHeld.current = false;
    saveNow();
  }
  // Written on, taken away or read while nothing was typed here.
  useEffect(() => {
    if (!isJudged || standing !== 'follow') return;
    set({ text: found.text, base: found });
  }, [isJudged, standing, found, set]);
  // What was typed last goes with the screen.
  useEffect(() => () => saveNow(), [saveNow]);
  const isSaved = typed.text.trim() === typed.base.text;
  return { text: typed.text, type, saveNow, other, choose, isSaved, pending, error };
}

/** What is begun with: what was kept, in which older windows kept the text alone, else what is stored. */
function begun(kept: unknown, stored: RemarkVersion): TypedRemark {
  if (typeof kept === 'string') return { text: kept, base: stored };
  return (kept as TypedRemark | undefined) ?? { text: stored.text, base: stored };
}
