import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { performAction } from '../../../app/actions.ts';
import { KEY_MAP } from '../../../app/key-map.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';

/** Opens the choice of what is registered. */
export function RegisterButton({ size = 'small' }: { readonly size?: 'small' | 'large' }) {
  const { t } = useTranslation();
  return (
    <Button size={size} className="ws-register" onClick={() => performAction('ticket')}>
      {t('caseDrawer.open')} <KeyHint keys={KEY_MAP.ticket.keys} />
    </Button>
  );
}
