import { done, nothing } from '../../../shared/contract/primitives.ts';
import {
  readRemarkInput,
  readRemarkOutput,
  remarksWaiting,
  savedRemark,
  saveRemarkInput,
  seeAnswersInput,
  workDay,
  workDayInput,
  workDays,
  workDaysInput,
} from '../../../shared/contract/work-log.ts';
import { listWorkDays } from '../work-log/list-work-days.ts';
import { countWaitingRemarks, readRemark, seeAnswers } from '../work-log/read-remark.ts';
import { saveRemark } from '../work-log/save-remark.ts';
import { showWorkDay } from '../work-log/show-work-day.ts';
import { action, change, read, router } from './procedure.ts';

/** Each person's day, with what they wrote about it and what their lead answered. */
export const workLogRouter = router({
  day: read({ right: 'reports.read', input: workDayInput, output: workDay }, showWorkDay),
  waiting: read({ right: 'reports.read', input: nothing, output: remarksWaiting }, countWaitingRemarks),
  saveRemark: change(
    { right: 'reports.read', audit: 'change', input: saveRemarkInput, output: savedRemark },
    saveRemark,
  ),
  seeAnswers: change({ right: 'reports.read', audit: 'none', input: seeAnswersInput, output: done }, seeAnswers),
  list: action({ right: 'supervision.read', audit: 'none', input: workDaysInput, output: workDays }, listWorkDays),
  readRemark: change(
    { right: 'supervision.read', audit: 'change', input: readRemarkInput, output: readRemarkOutput },
    readRemark,
  ),
});
