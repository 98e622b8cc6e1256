import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatQueue } from '../../../../shared/contract/calls.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { WhyDry } from './WhyDry.tsx';

/** The day in three numbers and a bar; "left" explains itself on demand, and by itself when nothing can be given out. */
export function QueueProgress({ counts }: { readonly counts: SeatQueue['counts'] }) {
  const { t } = useTranslation();
  const { inHand } = useWork();
  const dry = useWorkstation((state) => state.dry);
  const [asked, setAsked] = useState(false);
  const { total, done, ordered, left } = counts;
  const isDry = dry && inHand.seat.state === 'ready';
  const open = asked || isDry;
  return (
    <section className="ws-progress">
      <h2 className="ws-list-title">
        {t('workstation.myQueue')}{' '}
        <strong className="tabular" data-testid="queue-done">
          {done}/{total}
        </strong>
      </h2>
      <div className="ws-bar" aria-hidden>
        <span style={{ width: `${total === 0 ? 0 : (ordered / total) * 100}%` }} className="ws-bar-ordered" />
        <span style={{ width: `${total === 0 ? 0 : ((done - ordered) / total) * 100}%` }} className="ws-bar-done" />
      </div>
      <div className="ws-progress-line tabular">
        <span>{t('workstation.orderedCount', { count: ordered })}</span>
        {left > 0 && (
          <button type="button" className="ws-link" aria-expanded={open} onClick={() => setAsked(!asked)}>
            {t('workstation.leftCount', { count: left })}{' '}
            {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          </button>
        )}
      </div>
      {open && <WhyDry />}
    </section>
  );
}
