import { exportInput } from '../../../shared/contract/exports.ts';
import {
  saveSeatStatesInput,
  seatStateFilter,
  seatStatePage,
  seatStatePageInput,
  seatStateTotals,
} from '../../../shared/contract/seat-states.ts';
import { readSeatStatePage, saveSeatStates, showSeatStateTotals } from '../reports/list-seat-states.ts';
import { action, read, router } from './procedure.ts';

export const seatStatesRouter = router({
  page: read({ right: 'reports.read', input: seatStatePageInput, output: seatStatePage }, readSeatStatePage),
  totals: action(
    { right: 'reports.read', audit: 'none', input: seatStateFilter, output: seatStateTotals },
    showSeatStateTotals,
  ),
  save: action(
    { right: 'calls.export', audit: 'access', input: saveSeatStatesInput, output: exportInput },
    saveSeatStates,
  ),
});
