import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LINE_NOTE_LENGTH } from '../../../../shared/domain/orders/line-note.ts';
import { useAction } from '../../../app/use-action.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';

interface LineNoteFieldProps {
  readonly productId: string;
  readonly name: string;
}

/** The note on one line, below it while it is typed. Enter and Escape lead back to its quantity; both keep what stands. */
export function LineNoteField({ productId, name }: LineNoteFieldProps) {
  const { t } = useTranslation();
  const { form } = useWork();
  const note = useOrderWork((state) => state.editing.lineNotes[productId] ?? '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  function close() {
    const { noteOn, focusRow } = useWorkstation.getState();
    noteOn(null);
    focusRow(productId);
  }
  useAction('back', () => {
    if (document.activeElement !== field.current) return false;
    close();
    return true;
  });

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const { isComposing } = event.nativeEvent;
    if (event.key !== 'Enter' || event.ctrlKey || isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (!event.repeat) close();
  }
  return (
    <tr className="ws-note-row">
      <td />
      <td colSpan={8}>
        <input
          ref={field}
          className="ws-note-input"
          maxLength={LINE_NOTE_LENGTH}
          autoComplete="off"
          aria-label={t('workstation.grid.noteOn', { product: name })}
          placeholder={t('workstation.grid.notePlaceholder')}
          value={note}
          onChange={(event) => {
            const typed = { type: 'line-note', productId, note: event.target.value } as const;
            useOrderWork.getState().edit(typed, form?.lines ?? []);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            // The window going to the back is no reason; the focus comes back with it.
            if (document.hasFocus()) useWorkstation.getState().noteOn(null);
          }}
        />
      </td>
    </tr>
  );
}
