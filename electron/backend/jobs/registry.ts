import { archiveAudit } from '../audit/archive-audit.ts';
import { exportAudit } from '../audit/export-audit.ts';
import { indexAudit } from '../audit/index-audit.ts';
import { openArchives } from '../audit/open-archives.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { backUp } from '../backup/back-up.ts';
import { examine } from '../backup/examine.ts';
import { totalCalls } from '../call-log/total-calls.ts';
import { countFigures } from '../case-figures/count-figures.ts';
import { assignByBands } from '../classes/assign-by-bands.ts';
import { changeClasses } from '../classes/change-classes.ts';
import { countClasses } from '../classes/list-classes.ts';
import { computeCoverage } from '../coverage/compute-coverage.ts';
import { listCustomerIds } from '../customers/listed-ids.ts';
import { needSkillsJob } from '../customers/need-skills.ts';
import { previewEffect } from '../effects/preview-effect.ts';
import { tellMoversJob } from '../effects/tell-movers.ts';
import { touchedCalls } from '../exceptions/touched-calls.ts';
import { exportCalls } from '../exports/export-calls.ts';
import { packCase } from '../exports/pack-case.ts';
import { writeTable } from '../exports/write-table.ts';
import { writeTakenJob } from '../imports/go-on-writing.ts';
import { importFile } from '../imports/import-file.ts';
import { previewFile } from '../imports/preview-file.ts';
import { proposeLeveling } from '../leveling/propose-leveling.ts';
import { setOrderWeekdaysJob } from '../leveling/set-order-weekdays.ts';
import { countMessages } from '../messages/count-messages.ts';
import { reviewPublication } from '../order-calendars/review-publication.ts';
import { buildNightly } from '../queue/build-nightly.ts';
import { buildQueue } from '../queue/build-queue.ts';
import { dryCustomersJob, whyDryJob } from '../queue/dry-customers.ts';
import { countLeftOutJob, listLeftOutJob, listQueueJob } from '../queue/list-queue.ts';
import { previewQueue } from '../queue/preview-queue.ts';
import { queueByHand } from '../queue/queue-customers.ts';
import { queueLate } from '../queue/queue-late-quotas.ts';
import { copyQuotasJob } from '../quotas/copy-quotas.ts';
import { lateQuotasJob } from '../quotas/list-late.ts';
import { useOfQuotas } from '../quotas/use-of-quotas.ts';
import { countReasons } from '../reports/count-reasons.ts';
import { countSeatStates } from '../reports/count-seat-states.ts';
import { countSpan } from '../reports/count-span.ts';
import { exportReasonRows } from '../reports/export-reason-rows.ts';
import { exportSeatStates } from '../reports/export-seat-states.ts';
import { pageOfCalledCustomers } from '../reports/list-called-customers.ts';
import { listReasonRows } from '../reports/list-reason-rows.ts';
import { sumSeatTime } from '../reports/sum-seat-time.ts';
import { loadSample } from '../sample/load-sample.ts';
import { countStrategies } from '../strategies/list-strategies.ts';
import { countPopularity } from '../suggestions/count-popularity.ts';
import { indexCases } from '../tickets/index-cases.ts';
import { countTicketsJob } from '../tickets/list-tickets.ts';
import { watchClocks } from '../tickets/watch-clocks.ts';
import { listWorkDaysJob } from '../work-log/list-work-days.ts';
import { checkpoint } from './checkpoint.ts';

/** All long work by name; the worker bundle and the command line run the same functions. */
export const JOBS = {
  'archive-audit': archiveAudit,
  'assign-by-bands': assignByBands,
  'back-up': backUp,
  'build-nightly': buildNightly,
  'build-queue': buildQueue,
  'open-archives': openArchives,
  'pack-case': packCase,
  'preview-effect': previewEffect,
  'case-figures': countFigures,
  'called-customers': pageOfCalledCustomers,
  'change-classes': changeClasses,
  'need-skills': needSkillsJob,
  'count-classes': countClasses,
  'preview-queue': previewQueue,
  'count-messages': countMessages,
  'count-popularity': countPopularity,
  'count-strategies': countStrategies,
  'count-tickets': countTicketsJob,
  coverage: computeCoverage,
  'queue-by-hand': queueByHand,
  'late-quotas': lateQuotasJob,
  'queue-late-quotas': queueLate,
  'quota-use': useOfQuotas,
  'copy-quotas': copyQuotasJob,
  'dry-customers': dryCustomersJob,
  'why-dry': whyDryJob,
  examine,
  'index-audit': indexAudit,
  checkpoint,
  'list-queue': listQueueJob,
  'list-left-out': listLeftOutJob,
  'count-left-out': countLeftOutJob,
  'list-customers': listCustomerIds,
  'load-sample': loadSample,
  'export-audit': exportAudit,
  'export-calls': exportCalls,
  'export-reason-rows': exportReasonRows,
  'export-seat-states': exportSeatStates,
  'import-file': importFile,
  'index-cases': indexCases,
  'preview-file': previewFile,
  'propose-leveling': proposeLeveling,
  'set-order-weekdays': setOrderWeekdaysJob,
  'tell-movers': tellMoversJob,
  'report-span': countSpan,
  reasons: countReasons,
  'reason-rows': listReasonRows,
  'seat-state-totals': countSeatStates,
  'sum-seat-time': sumSeatTime,
  'review-order-calendar': reviewPublication,
  'total-calls': totalCalls,
  'touched-calls': touchedCalls,
  'verify-audit': verifyAudit,
  'watch-clocks': watchClocks,
  'work-days': listWorkDaysJob,
  'write-taken': writeTakenJob,
  'write-table': writeTable,
} as const;

export type JobName = keyof typeof JOBS;
export type JobInput<Name extends JobName> = Parameters<(typeof JOBS)[Name]>[1];
export type JobResult<Name extends JobName> = Awaited<ReturnType<(typeof JOBS)[Name]>>;
