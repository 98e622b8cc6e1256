import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../state/server-clock.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { endsByItselfAt } from '../wrap-up-end.ts';
import { CaseBeside } from './CaseBeside.tsx';
import { RegisterCase } from './RegisterCase.tsx';
import './case-drawer.css';

const FIELDS = 'input:not([type="hidden"]), textarea, button, [tabindex="0"]';

/** Says why the next customer does not come, once the wrap-up would have ended. */
function WrapUpWaits() {
  const { t } = useTranslation();
  const endsAtMs = endsByItselfAt(useWork().inHand);
  const nowMs = useServerNow();
  if (endsAtMs === null || nowMs < endsAtMs) return null;
  return (
    <p className="ws-wrap-up-waits" role="status">
      {t('caseDrawer.wrapUpWaits')}
    </p>
  );
}

/** The case beside the order. Whatever is asked meanwhile stands before it; it goes on where it was. */
export function CaseDrawer() {
  const { t } = useTranslation();
  const { inHand } = useWork();
  const drawer = useWorkstation((state) => state.drawer);
  const isBehind = useWorkstation((state) => state.panel !== null);
  const wish = useWorkstation((state) => state.drawerWish);
  const box = useRef<HTMLElement>(null);
  const last = useRef<HTMLElement | null>(null);
  const answered = useRef(wish);

  // What is hidden must not keep the focus from what is asked.
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (isBehind && focused instanceof HTMLElement && box.current?.contains(focused)) focused.blur();
  }, [isBehind]);
  useEffect(() => {
    if (answered.current === wish || isBehind) return;
    answered.current = wish;
    const known = last.current?.isConnected ? last.current : null;
    (known ?? box.current?.querySelector<HTMLElement>(FIELDS))?.focus();
  }, [wish, isBehind]);

  if (drawer === null) return null;
  const subject = inHand.customer?.id ?? inHand.call?.id ?? '';
  return (
    <section
      ref={box}
      className="ws-drawer"
      aria-label={t('caseDrawer.title')}
      hidden={isBehind}
      onFocus={({ target }) => {
        last.current = target;
        useWorkstation.getState().rememberDrawer();
      }}
    >
      <WrapUpWaits />
      {drawer.show === 'register' ? (
        <RegisterCase key={`${subject} ${drawer.kind}`} kind={drawer.kind} />
      ) : (
        <CaseBeside key={drawer.ticketId} ticketId={drawer.ticketId} />
      )}
    </section>
  );
}
