import { subjectChoices } from '../../../db/plan-subjects.ts';
import {
  checkExceptionInput,
  checkExceptionOutput,
  listExceptionsInput,
  listExceptionsOutput,
  removeExceptionInput,
  saveExceptionInput,
  saveExceptionOutput,
} from '../../../shared/contract/exceptions.ts';
import {
  endPauseInput,
  endPauseOutput,
  listPausesInput,
  listPausesOutput,
  pausesOfCustomerInput,
  pausesOfCustomerOutput,
  pauseTouchesInput,
  pauseTouchesOutput,
  savePauseInput,
  savePauseOutput,
} from '../../../shared/contract/pauses.ts';
import { subjectChoicesOutput } from '../../../shared/contract/plan-subject.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { checkDraft, listExceptions } from '../exceptions/list-exceptions.ts';
import { removeException, saveException } from '../exceptions/save-exception.ts';
import { listPauses, pausesOfCustomer, pauseTouches } from '../pauses/list-pauses.ts';
import { endPause, savePause } from '../pauses/save-pause.ts';
import { change, read, router } from './procedure.ts';

/** Supervisors write exceptions, leads read them. */
export const exceptionsRouter = router({
  list: read({ right: 'plan.read', input: listExceptionsInput, output: listExceptionsOutput }, listExceptions),
  subjects: read({ right: 'plan.read', input: nothing, output: subjectChoicesOutput }, (db) => subjectChoices(db)),
  check: read({ right: 'plan.write', input: checkExceptionInput, output: checkExceptionOutput }, checkDraft),
  save: change(
    { right: 'plan.write', audit: 'change', input: saveExceptionInput, output: saveExceptionOutput },
    saveException,
  ),
  remove: change({ right: 'plan.write', audit: 'change', input: removeExceptionInput, output: done }, removeException),
});

/** Supervisors write pauses, leads read them. */
export const pausesRouter = router({
  list: read({ right: 'plan.read', input: listPausesInput, output: listPausesOutput }, listPauses),
  ofCustomer: read(
    { right: 'customer.read', input: pausesOfCustomerInput, output: pausesOfCustomerOutput },
    pausesOfCustomer,
  ),
  touches: read({ right: 'plan.write', input: pauseTouchesInput, output: pauseTouchesOutput }, pauseTouches),
  save: change({ right: 'plan.write', audit: 'change', input: savePauseInput, output: savePauseOutput }, savePause),
  end: change({ right: 'plan.write', audit: 'change', input: endPauseInput, output: endPauseOutput }, endPause),
});
