import { inHand, pauseInput } from '../../../shared/contract/calls.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { heartbeat, seatDay } from '../../../shared/contract/seats.ts';
import { attachSeat } from '../seats/attach-seat.ts';
import { backAtWork } from '../seats/back-at-work.ts';
import { becomeReady } from '../seats/become-ready.ts';
import { keepSeat } from '../seats/keep-seat.ts';
import { pauseSeat } from '../seats/pause-seat.ts';
import { seatDayOf } from '../seats/seat-day.ts';
import { signOutSeat } from '../seats/sign-out-seat.ts';
import { change, read, router } from './procedure.ts';

/** The state of the operator's own seat. */
export const seatsRouter = router({
  /** Signs in to the seat, or ends a pause. */
  ready: change({ right: 'call.work', audit: 'change', input: nothing, output: inHand }, becomeReady),
  /** The person is not away any more. */
  backAtWork: change({ right: 'call.work', audit: 'change', input: nothing, output: inHand }, backAtWork),
  pause: change({ right: 'call.work', audit: 'change', input: pauseInput, output: inHand }, pauseSeat),
  signOut: change({ right: 'call.work', audit: 'change', input: nothing, output: done }, signOutSeat),
  /** The day so far, in times. */
  day: read({ right: 'call.work', input: nothing, output: seatDay }, seatDayOf),
  attach: change({ right: 'call.work', audit: 'none', input: nothing, output: inHand }, attachSeat),
  keep: change({ right: 'call.work', audit: 'none', input: nothing, output: heartbeat }, keepSeat),
});
