import type { ReactNode } from 'react';
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
  return (
    <section className="ws-ask">
      <header className="ws-ask-head">
        <h2>{title}</h2>
        <button type="button" className="ws-link" onClick={back}>
          {t('common.back')} <KeyHint keys="Escape" />
        </button>
      </header>
      {children}
    </section>
  );
}
