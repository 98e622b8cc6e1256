import { MessageOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useWorkstation } from '../../../state/workstation.ts';

interface LineNoteMarkProps {
  readonly productId: string;
  readonly name: string;
  readonly note: string;
}

/** Says that a line has a note, and as much of it as there is room for; a click opens it. */
export function LineNoteMark({ productId, name, note }: LineNoteMarkProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      tabIndex={-1}
      className="ws-icon-button ws-note-mark ws-ellipsis"
      title={note}
      aria-label={t('workstation.grid.noteIs', { product: name, note })}
      onClick={() => useWorkstation.getState().noteOn(productId)}
    >
      <MessageOutlined aria-hidden /> {note}
    </button>
  );
}
