import { Button, Modal } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../shared/contract/auth.ts';
import { useChooseSeat, useSeatChoices } from '../api/auth.ts';
import { useErrorText } from '../api/error-text.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { useSeatChoice } from '../state/seat-choice.ts';
import './seat-choice.css';

const LAST_SEAT_KEY = 'orderline.seat';

/** Asks an operator without a seat of their own where they sit today; this machine's last seat has the focus. */
export function SeatChoice({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { isOpen, open, close } = useSeatChoice();
  const seats = useSeatChoices(isOpen);
  const choose = useChooseSeat();
  const asked = useRef(false);
  const lastSeatId = localStorage.getItem(LAST_SEAT_KEY);

  useEffect(() => {
    if (asked.current || !me.choosesSeat || me.seatId !== null) return;
    asked.current = true;
    open();
  }, [me, open]);

  async function take(seatId: string | null) {
    await choose.run({ seatId });
    if (seatId !== null) localStorage.setItem(LAST_SEAT_KEY, seatId);
    close();
  }

  const list = seats.data ?? [];
  const focused = list.find((seat) => seat.id === lastSeatId)?.id ?? list.find((seat) => seat.usedBy === null)?.id;
  return (
    <Modal
      closable={{ 'aria-label': t('common.close') }}
      title={t('auth.chooseSeat')}
      open={isOpen}
      onCancel={close}
      footer={null}
      destroyOnHidden
    >
      <p className="seat-choice-hint">
        {list.length === 0 && seats.data ? t('auth.noSeats') : t('auth.chooseSeatHint')}
      </p>
      <ErrorNotice text={choose.error || seats.error ? describe(choose.error ?? seats.error) : null} />
      <div className="seat-choice">
        {list.map((seat) => (
          <Button
            key={seat.id}
            size="large"
            type={seat.id === me.seatId ? 'primary' : 'default'}
            autoFocus={seat.id === focused}
            loading={choose.pending}
            onClick={() => void take(seat.id).catch(() => undefined)}
          >
            <span>
              <strong>{seat.code}</strong> {seat.name}
              {seat.usedBy !== null && <small>{t('auth.seatUsedBy', { name: seat.usedBy })}</small>}
            </span>
          </Button>
        ))}
      </div>
      <Button type="link" onClick={() => (me.seatId === null ? close() : void take(null).catch(() => undefined))}>
        {t('auth.withoutSeat')}
      </Button>
    </Modal>
  );
}
