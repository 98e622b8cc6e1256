import { CustomerServiceOutlined, PauseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { KEY_MAP } from '../../../app/key-map.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useStepsBusy } from '../../../state/step-line.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { CutoffCountdown } from './CutoffCountdown.tsx';
import { DialedNumber } from './DialedNumber.tsx';
import { f2Step } from './f2-step.ts';
import { isCallerOpen } from './is-caller-open.ts';
import { RecordedResult } from './RecordedResult.tsx';
import { SeatStateClock } from './SeatStateClock.tsx';
import { useF2 } from './use-f2.ts';

/** State and its time, the one next step, the number, the countdown to the cut-off, the break. */
export function SeatBar() {
  const { t } = useTranslation();
  const { inHand } = useWork();
  const f2 = useF2();
  const { open } = useWorkstation.getState();
  const { state } = inHand.seat;
  const busy = useStepsBusy((each) => each.busy);
  const isCaller = isCallerOpen(inHand);
  const signedIn = state !== 'signed-out';
  return (
    <div className="ws-seat-bar">
      <SeatStateClock />
      {inHand.attached && (
        <Button type="primary" className="ws-f2" loading={busy && { delay: 300 }} onClick={f2}>
          {t(`workstation.f2.${f2Step(inHand)}`)} <KeyHint keys={KEY_MAP.next.keys} />
        </Button>
      )}
      <DialedNumber />
      {inHand.conversation && (
        <span className="ws-shops" data-testid="shops">
          {t('workstation.shopOf', inHand.conversation)}
        </span>
      )}
      <RecordedResult />
      <span className="ws-spacer" />
      <CutoffCountdown />
      {signedIn && (
        <>
          <Button
            type="text"
            icon={<CustomerServiceOutlined />}
            title={t(isCaller ? 'workstation.caller.title' : 'workstation.incoming')}
            onClick={() => open(isCaller ? 'caller' : 'incoming')}
          >
            {t(isCaller ? 'workstation.caller.short' : 'workstation.incomingShort')}{' '}
            <KeyHint keys={KEY_MAP.incoming.keys} />
          </Button>
          <Button type="text" icon={<PauseOutlined />} onClick={() => open('pause')}>
            {t('workstation.pause')} <KeyHint keys={KEY_MAP.pause.keys} />
          </Button>
        </>
      )}
    </div>
  );
}
