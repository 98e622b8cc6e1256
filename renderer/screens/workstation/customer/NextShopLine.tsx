import { ShopOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { KEY_MAP } from '../../../app/key-map.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useF2 } from '../seat/use-f2.ts';
import { useWork } from '../work-context.ts';
import { isNextShopOffered } from './is-next-shop-offered.ts';

/** The owner is still on the line and has another shop that is due: go on with it, or end the call. */
export function NextShopLine() {
  const { t } = useTranslation();
  const { inHand, steps, run } = useWork();
  const goOn = useF2();
  const next = inHand.conversation?.next;
  if (!next || !isNextShopOffered(inHand)) return null;
  return (
    <div className="ws-notice tone-blue" role="status" data-testid="next-shop">
      <ShopOutlined aria-hidden />
      <span className="ws-notice-text ws-ellipsis">
        {t('workstation.nextShop', { name: next.customerName, code: next.customerCode })}
      </span>
      <Button size="small" type="primary" onClick={goOn}>
        {t('workstation.f2.next-shop')} <KeyHint keys={KEY_MAP.next.keys} />
      </Button>
      <Button size="small" onClick={() => void run(steps.end, undefined)}>
        {t('workstation.conversationOver')} <KeyHint keys={KEY_MAP.endWrapUp.keys} />
      </Button>
    </div>
  );
}
