import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/error-text.ts';
import { useNoteRecipients } from '../../api/shift-notes.ts';

/** Who will get a note to a route, by name, before it is sent. */
export function NoteRecipients({ routeId }: { readonly routeId: string | null }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const found = useNoteRecipients(routeId);
  if (routeId === null) return t('shiftNotes.routeHint');
  if (found.error) return describe(found.error);
  if (!found.data) return t('shiftNotes.recipientsAsked');
  const { people } = found.data;
  if (people.length === 0) return t('shiftNotes.recipientsNone');
  const names = people
    .map(({ name, isLead }) => (isLead ? t('shiftNotes.recipientLead', { name }) : name))
    .join(t('shiftNotes.comma'));
  return <span role="status">{t('shiftNotes.recipients', { count: people.length, names })}</span>;
}
