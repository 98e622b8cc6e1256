import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useWorkstation } from '../../state/workstation.ts';

interface AskPanelProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** Something that is asked in the right column, with the one way back. */
export function AskPanel({ title, children }: AskPanelProps) {
  const { t } = useTranslation();
  const back = useWorkstation((state) => state.back);
  const panel = useRef<HTMLElement>(null);
  const backButton = useRef<HTMLButtonElement>(null);
  // Without anything to choose, or with nothing there yet: the next key must not go into the order.
  useEffect(() => {
    if (!panel.current) return;
    panel.current.dataset.entered = 'true';
    if (!panel.current.contains(document.activeElement)) backButton.current?.focus();
  }, []);
  return (
    <section ref={panel} className="ws-ask">
      <header className="ws-ask-head">
        <h2>{title}</h2>
        <button ref={backButton} type="button" className="ws-link" onClick={back}>
          {t('common.back')} <KeyHint keys="Escape" />
        </button>
      </header>
      {children}
    </section>
  );
}
