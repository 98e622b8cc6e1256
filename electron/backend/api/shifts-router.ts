import { allShifts } from '../../../db/operator-shifts.ts';
import { nothing } from '../../../shared/contract/primitives.ts';
import { plannedShifts, savedShifts, saveShiftsInput, shiftToday } from '../../../shared/contract/shifts.ts';
import { saveShifts } from '../operators/save-shifts.ts';
import { ownShiftNow } from '../operators/shifts-now.ts';
import { change, read, router } from './procedure.ts';

const manage = { right: 'operators.manage' } as const;

export const shiftsRouter = router({
  list: read({ ...manage, input: nothing, output: plannedShifts }, (db) =>
    [...allShifts(db)].map(([operatorId, shifts]) => ({ operatorId, shifts })),
  ),
  save: change({ ...manage, audit: 'change', input: saveShiftsInput, output: savedShifts }, saveShifts),
  mine: read({ right: 'session.own', input: nothing, output: shiftToday }, (db, { actor, nowMs }) =>
    ownShiftNow(db, actor.operatorId, nowMs),
  ),
});
