import {
  levelProposal,
  proposeLevelingInput,
  setOrderWeekdaysInput,
  setOrderWeekdaysOutput,
} from '../../../shared/contract/leveling.ts';
import { applyLeveling } from '../leveling/set-order-weekdays.ts';
import { action, router } from './procedure.ts';

const write = { right: 'plan.write', audit: 'none' } as const;

export const levelingRouter = router({
  propose: action({ ...write, input: proposeLevelingInput, output: levelProposal }, ({ services }, input) =>
    services.jobs.run('propose-leveling', input),
  ),
  /** Its own transaction writes an audit row of each customer. */
  setWeekdays: action({ ...write, input: setOrderWeekdaysInput, output: setOrderWeekdaysOutput }, applyLeveling),
});
