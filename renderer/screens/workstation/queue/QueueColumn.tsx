import { useTranslation } from 'react-i18next';
import { useSeatQueue } from '../../../api/calls.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { KEY_MAP } from '../../../app/key-map.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { QueueList } from './QueueList.tsx';
import { QueueProgress } from './QueueProgress.tsx';

/** How the day goes, who comes back, who comes next. */
export function QueueColumn() {
  const { t } = useTranslation();
  const { inHand } = useWork();
  const describe = useErrorText();
  const { open, openReturning } = useWorkstation.getState();
  const { data: queue, error, refetch } = useSeatQueue();
  return (
    <aside className="ws-queue" aria-label={t('workstation.queue')}>
      {queue && <QueueProgress counts={queue.counts} />}
      {!queue && error && <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />}
      <div className="ws-queue-lists">
        {queue && queue.returning.length > 0 && (
          <QueueList
            title={
              <button type="button" className="ws-link" onClick={() => open('returning')}>
                {t('workstation.returning', { count: queue.returning.length })}{' '}
                <KeyHint keys={KEY_MAP.returning.keys} />
              </button>
            }
            items={queue.returning}
            onOpen={openReturning}
          />
        )}
        <h2 className="ws-list-title">{t('workstation.nextUp')}</h2>
        {inHand.customer && (
          <div className="ws-queue-current" aria-current="true" title={inHand.customer.name}>
            <span aria-hidden>▸ </span>
            <span className="ws-ellipsis">{inHand.customer.name}</span>
          </div>
        )}
        {queue && <QueueList items={queue.next} empty={t('workstation.nextUpEmpty')} />}
      </div>
    </aside>
  );
}
