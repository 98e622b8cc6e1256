import {
  callLogChoices,
  callLogFilter,
  callLogPage,
  callLogPageInput,
  callTotals,
} from '../../../shared/contract/call-log.ts';
import { nothing } from '../../../shared/contract/primitives.ts';
import { showCallInput, shownCall } from '../../../shared/contract/shown-call.ts';
import { readCallLogChoices } from '../call-log/read-call-log-choices.ts';
import { readCallLogPage } from '../call-log/read-call-log-page.ts';
import { showCall } from '../call-log/show-call.ts';
import { readCallTotals } from '../call-log/total-calls.ts';
import { action, read, router } from './procedure.ts';

export const callLogRouter = router({
  choices: read({ right: 'calls.read', input: nothing, output: callLogChoices }, readCallLogChoices),
  page: read({ right: 'calls.read', input: callLogPageInput, output: callLogPage }, readCallLogPage),
  show: read({ right: 'calls.read', input: showCallInput, output: shownCall }, showCall),
  totals: action({ right: 'calls.read', audit: 'none', input: callLogFilter, output: callTotals }, readCallTotals),
});
