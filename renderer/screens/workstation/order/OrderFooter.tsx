import { CheckOutlined, CloudSyncOutlined, DisconnectOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answerIn } from '../../../api/client.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { performAction } from '../../../app/actions.ts';
import { KEY_MAP } from '../../../app/key-map.ts';
import { Amount } from '../../../components/Amount.tsx';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { totalsOf } from '../../../state/order/order-editing.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWork } from '../work-context.ts';
import { FocusedLine } from './FocusedLine.tsx';

/** What the order amounts to, how safe it is, and the keys that move it on. */
export function OrderFooter() {
  const { t } = useTranslation();
  return (
    <footer className="ws-footer">
      <FocusedLine />
      <div className="ws-footer-line">
        <Totals />
        <SaveState />
        <span className="ws-spacer" />
        <Button onClick={() => performAction('takeAll')}>
          {t('workstation.takeAll')} <KeyHint keys={KEY_MAP.takeAll.keys} />
        </Button>
        <Button onClick={() => performAction('addProduct')}>
          {t('workstation.addProduct')} <KeyHint keys={KEY_MAP.addProduct.keys} />
        </Button>
        <Button onClick={() => performAction('result')}>
          {t('workstation.result')} <KeyHint keys={KEY_MAP.result.keys} />
        </Button>
        <Button type="primary" onClick={() => performAction('readBack')}>
          {t('workstation.readBack')} <KeyHint keys={KEY_MAP.readBack.keys} />
        </Button>
      </div>
    </footer>
  );
}

function Totals() {
  const { t } = useTranslation();
  const { rows } = useWork();
  const texts = useOrderWork((state) => state.editing.texts);
  const { lineCount, totalQuantity, amountMinor } = useMemo(() => totalsOf(texts, rows), [texts, rows]);
  return (
    <span className="ws-totals tabular" data-testid="totals">
      {t('workstation.totals', { count: lineCount, quantity: totalQuantity })} ·{' '}
      <strong>
        <Amount minor={amountMinor} />
      </strong>
    </span>
  );
}

const SAVE_LOOKS = {
  saved: { icon: <CheckOutlined />, className: 'ws-soft' },
  unsaved: { icon: <CloudSyncOutlined />, className: 'ws-soft' },
  saving: { icon: <CloudSyncOutlined />, className: 'ws-soft' },
  unreachable: { icon: <DisconnectOutlined />, className: 'ws-due' },
  refused: { icon: <ExclamationCircleOutlined />, className: 'ws-due' },
} as const;

function SaveState() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const state = useOrderWork((each) => each.saveState);
  const error = useOrderWork((each) => each.saveError);
  const { reloadForm } = useWork();
  const { icon, className } = SAVE_LOOKS[state];
  const word = t(`workstation.save.${state}`);
  const isAnswered = error !== null && answerIn(error) !== 'none';
  return (
    <span className={className} data-testid="save-state" data-state={state} title={error ? describe(error) : word}>
      <span aria-hidden>{icon}</span> {isAnswered ? describe(error) : word}{' '}
      {state === 'refused' && (
        <button type="button" className="ws-link" onClick={() => void reloadForm()}>
          {t('workstation.reopen')}
        </button>
      )}
    </span>
  );
}
