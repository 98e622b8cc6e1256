import { CoffeeOutlined, CustomerServiceOutlined, PhoneOutlined, SelectOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KEY_MAP } from '../../app/key-map.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useWorkstation } from '../../state/workstation.ts';
import { BroadcastLine } from './BroadcastLine.tsx';
import { RegisterButton } from './cases/RegisterButton.tsx';
import { CustomerHead } from './customer/CustomerHead.tsx';
import { NextShopLine } from './customer/NextShopLine.tsx';
import { EndOfShift } from './EndOfShift.tsx';
import { FailedOrderLine } from './failed/FailedOrderLine.tsx';
import { FollowUpLine } from './follow-up/FollowUpLine.tsx';
import { NoticeLine } from './NoticeLine.tsx';
import { OrderPanel } from './order/OrderPanel.tsx';
import { f2Step } from './seat/f2-step.ts';
import { isCallerOpen } from './seat/is-caller-open.ts';
import { useF2 } from './seat/use-f2.ts';
import { useWork } from './work-context.ts';

/** The customer and the order; without a customer, what to do next. */
export function MiddleColumn() {
  const { inHand } = useWork();
  return (
    <section className="ws-middle">
      <BroadcastLine />
      <NoticeLine />
      {!inHand.attached ? (
        <Elsewhere />
      ) : inHand.customer ? (
        <>
          <NextShopLine />
          <FailedOrderLine />
          <FollowUpLine />
          <CustomerHead />
          <OrderPanel />
        </>
      ) : (
        <NobodyInHand />
      )}
    </section>
  );
}

/** Between two customers: one sentence and the one key. */
function NobodyInHand() {
  const { t } = useTranslation();
  const { inHand } = useWork();
  const dry = useWorkstation((state) => state.dry);
  const f2 = useF2();
  const { state } = inHand.seat;
  const action = (
    <Button type="primary" size="large" onClick={f2}>
      {t(`workstation.f2.${f2Step(inHand)}`)} <KeyHint keys={KEY_MAP.next.keys} />
    </Button>
  );
  const says = (key: string, icon: ReactNode, below: ReactNode = null) => (
    <EmptyState
      icon={icon}
      title={t(`workstation.idle.${key}`)}
      hint={t(`workstation.idle.${key}Hint`)}
      action={
        <>
          {action}
          {below}
        </>
      }
    />
  );
  const { yielded } = inHand;
  if (yielded) {
    return (
      <EmptyState
        icon={<CustomerServiceOutlined />}
        title={t('workstation.idle.yielded', { name: yielded.customerName })}
        hint={
          yielded.seat === null
            ? t('workstation.idle.yieldedOverHint')
            : t('workstation.idle.yieldedHint', { seat: yielded.seat })
        }
        action={action}
      />
    );
  }
  if (inHand.call) return <UnknownCaller action={action} />;
  if (state === 'paused') return says('paused', <CoffeeOutlined />);
  if (state === 'signed-out') return says('signedOut', <PhoneOutlined />, <EndOfShift />);
  if (state === 'preview') return says('takenBack', <PhoneOutlined />);
  return dry ? says('dry', <PhoneOutlined />) : says('ready', <PhoneOutlined />);
}

/** Somebody talks whose number nobody has: who it is, and what came of it. */
function UnknownCaller({ action }: { readonly action: ReactNode }) {
  const { t } = useTranslation();
  const { inHand } = useWork();
  const { open } = useWorkstation.getState();
  return (
    <EmptyState
      icon={<CustomerServiceOutlined />}
      title={t('workstation.idle.unknownCaller')}
      hint={t('workstation.idle.unknownCallerHint')}
      action={
        <Space wrap>
          {action}
          {isCallerOpen(inHand) && (
            <Button size="large" onClick={() => open('caller')}>
              {t('workstation.caller.title')} <KeyHint keys={KEY_MAP.incoming.keys} />
            </Button>
          )}
          <Button size="large" onClick={() => open('result')}>
            {t('workstation.result')} <KeyHint keys={KEY_MAP.result.keys} />
          </Button>
          <RegisterButton size="large" />
        </Space>
      }
    />
  );
}

/** The seat is at work in another window of the same person. */
function Elsewhere() {
  const { t } = useTranslation();
  const f2 = useF2();
  return (
    <EmptyState
      icon={<SelectOutlined />}
      title={t('workstation.idle.elsewhere')}
      hint={t('workstation.idle.elsewhereHint')}
      action={
        <Button type="primary" size="large" onClick={f2}>
          {t('workstation.workHere')} <KeyHint keys={KEY_MAP.next.keys} />
        </Button>
      }
    />
  );
}
