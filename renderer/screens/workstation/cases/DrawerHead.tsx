import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KEY_MAP } from '../../../app/key-map.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';

/** What stands in the drawer, and the two ways out: to the order and back, and away. */
export function DrawerHead({ title }: { readonly title: ReactNode }) {
  const { t } = useTranslation();
  const hasOrder = useWork().inHand.customer !== null;
  const { back, focusRow } = useWorkstation.getState();
  return (
    <header className="ws-drawer-head">
      <h2>{title}</h2>
      {hasOrder && (
        <button type="button" className="ws-link" onClick={() => focusRow(null)}>
          {t('caseDrawer.toOrder')} <KeyHint keys={KEY_MAP.ticket.keys} />
        </button>
      )}
      <button type="button" className="ws-link" onClick={back}>
        {t('common.back')} <KeyHint keys="Escape" />
      </button>
    </header>
  );
}
