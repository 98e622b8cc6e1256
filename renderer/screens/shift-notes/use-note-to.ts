import { useTranslation } from 'react-i18next';
import type { ShiftNote } from '../../../shared/contract/shift-notes.ts';

/** To whom a note is, in words. */
export function useNoteTo(): (note: Pick<ShiftNote, 'audience' | 'teamName' | 'seatCode' | 'route'>) => string {
  const { t } = useTranslation();
  return ({ audience, teamName, seatCode, route }) => {
    const word = t(`shiftNotes.audiences.${audience}`);
    const which =
      audience === 'seat' ? seatCode : audience === 'route' ? route?.name : (teamName ?? t('shiftNotes.allTeams'));
    return [word, which].filter(Boolean).join(' ');
  };
}
