import {
  attachCallerInput,
  changePromiseInput,
  dialInput,
  findByNumberInput,
  findByNumberOutput,
  giveUpPromiseInput,
  inHand,
  recordDispositionInput,
  saveNoteInput,
  seatQueue,
  skipInput,
  takeIncomingInput,
  takeNextOutput,
  takeReturningInput,
} from '../../../shared/contract/calls.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { explanation } from '../../../shared/contract/queue-plan.ts';
import { answerCall } from '../calls/answer-call.ts';
import { attachCaller } from '../calls/attach-caller.ts';
import { dial } from '../calls/dial.ts';
import { endCall } from '../calls/end-call.ts';
import { explainInHand } from '../calls/explain-in-hand.ts';
import { findByNumber } from '../calls/find-by-number.ts';
import { finishCall, parkCall } from '../calls/finish-call.ts';
import { holdCall, resumeCall } from '../calls/hold-call.ts';
import { nextShop } from '../calls/next-shop.ts';
import { recordDisposition } from '../calls/record-disposition.ts';
import { changePromise, giveUpPromise, takeReturning } from '../calls/returning-calls.ts';
import { saveNote } from '../calls/save-note.ts';
import { showInHand } from '../calls/show-in-hand.ts';
import { showSeatQueue } from '../calls/show-seat-queue.ts';
import { skipPreviewed } from '../calls/skip-previewed.ts';
import { takeIncoming } from '../calls/take-incoming.ts';
import { takeNext } from '../calls/take-next.ts';
import { change, read, router } from './procedure.ts';

const step = { right: 'call.work', input: nothing, output: inHand } as const;

/** The call in hand, from the preview to the end of its wrap-up. */
export const callsRouter = router({
  inHand: read(step, showInHand),
  queue: read({ ...step, output: seatQueue }, showSeatQueue),
  explain: read({ ...step, output: explanation.nullable() }, explainInHand),
  takeNext: change({ ...step, audit: 'change', output: takeNextOutput }, takeNext),
  dial: change({ ...step, audit: 'change', input: dialInput }, dial),
  answer: change({ ...step, audit: 'change' }, answerCall),
  hold: change({ ...step, audit: 'change' }, holdCall),
  resume: change({ ...step, audit: 'change' }, resumeCall),
  end: change({ ...step, audit: 'change' }, endCall),
  record: change({ ...step, audit: 'change', input: recordDispositionInput }, recordDisposition),
  nextShop: change({ ...step, audit: 'change' }, nextShop),
  finish: change({ ...step, audit: 'change' }, finishCall),
  park: change({ ...step, audit: 'change' }, parkCall),
  skip: change({ ...step, audit: 'change', input: skipInput, output: takeNextOutput }, skipPreviewed),
  takeReturning: change({ ...step, audit: 'change', input: takeReturningInput }, takeReturning),
  changePromise: change({ ...step, audit: 'change', input: changePromiseInput }, changePromise),
  giveUpPromise: change({ ...step, audit: 'change', input: giveUpPromiseInput }, giveUpPromise),
  saveNote: change({ ...step, audit: 'none', input: saveNoteInput, output: done }, saveNote),
  findByNumber: read({ right: 'call.work', input: findByNumberInput, output: findByNumberOutput }, findByNumber),
  takeIncoming: change({ ...step, audit: 'change', input: takeIncomingInput }, takeIncoming),
  attachCaller: change({ ...step, audit: 'change', input: attachCallerInput }, attachCaller),
});
