import { useTranslation } from 'react-i18next';
import type { PauseItem } from '../../../shared/contract/pauses.ts';
import { useEndPause } from '../../api/exceptions.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { subjectText } from './SubjectFields.tsx';

/** Calls are made again from today on, or the pause never begins. */
export function EndPauseDialog({ pause, onClose }: { readonly pause: PauseItem; onClose(): void }) {
  const { t } = useTranslation();
  const end = useEndPause();
  const action = pause.state === 'future' ? 'pauses.takeBack' : 'pauses.end';
  return (
    <ReasonDialog
      title={`${t(action)} · ${subjectText(pause.subject)}`}
      text={t(pause.state === 'future' ? 'pauses.takeBackText' : 'pauses.endText')}
      okText={t(action)}
      doneText={t('pauses.ended')}
      pending={end.pending}
      error={end.error}
      run={(reason) => end.run({ pauseId: pause.pauseId, reason })}
      onClose={onClose}
    />
  );
}
