import { subjectChoices } from '../../../db/plan-subjects.ts';
import {
  checkExceptionInput,
  checkExceptionOutput,
  exceptionOfCustomer,
  exceptionsOfCustomerInput,
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
import { checkDraft, exceptionsOfCustomer, listExceptions } from '../exceptions/list-exceptions.ts';
import { removeException, saveException } from '../exceptions/save-exception.ts';
import { listPauses, pausesOfCustomer } from '../pauses/list-pauses.ts';
import { endPause, savePause } from '../pauses/save-pause.ts';
import { action, change, read, router } from './procedure.ts';

/** Supervisors write exceptions, leads read them. */
export const exceptionsRouter = router({
  list: read({ right: 'plan.read', input: listExceptionsInput, output: listExceptionsOutput }, listExceptions),
  ofCustomer: read(
    { right: 'customer.read', input: exceptionsOfCustomerInput, output: exceptionOfCustomer.array() },
    exceptionsOfCustomer,
  ),
  subjects: read({ right: 'plan.read', input: nothing, output: subjectChoicesOutput }, (db) => subjectChoices(db)),
  check: action(
    { right: 'plan.write', audit: 'none', input: checkExceptionInput, output: checkExceptionOutput },
    async (ctx, input) => {
      const dates = [input.orderDate, ...(input.newOrderDate === null ? [] : [input.newOrderDate])];
      const touches = { subject: input.subject, from: null, to: null, dates };
      return {
        ...checkDraft(ctx.services.db, ctx, input),
        touches: await ctx.services.jobs.run('touched-calls', touches),
      };
    },
  ),
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
  touches: action(
    { right: 'plan.write', audit: 'none', input: pauseTouchesInput, output: pauseTouchesOutput },
    (ctx, { subject, validFrom: from, validTo: to }) =>
      ctx.services.jobs.run('touched-calls', { subject, from, to, dates: [] }),
  ),
  save: change({ right: 'plan.write', audit: 'change', input: savePauseInput, output: savePauseOutput }, savePause),
  end: change({ right: 'plan.write', audit: 'change', input: endPauseInput, output: endPauseOutput }, endPause),
});
