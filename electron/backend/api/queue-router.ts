import { done, nothing } from '../../../shared/contract/primitives.ts';
import {
  buildCounts,
  dryCustomers,
  dryCustomersInput,
  dryInput,
  drySummary,
  releaseInput,
} from '../../../shared/contract/queue.ts';
import {
  buildDayInput,
  dayInput,
  daySummary,
  explainInput,
  explanation,
  leftOutCounts,
  leftOutInput,
  leftOutOutput,
  listInput,
  listOutput,
  nightlyState,
  previewInput,
  previewOutput,
} from '../../../shared/contract/queue-plan.ts';
import { buildDay, teamToBuild } from '../queue/build-day.ts';
import { readDryCustomers, readWhyDry } from '../queue/dry-customers.ts';
import { explainCustomer } from '../queue/explain-customer.ts';
import { readLeftOut, readLeftOutCounts, readQueueList, summarizeDay } from '../queue/list-queue.ts';
import { releaseCall } from '../queue/release-call.ts';
import { showNightly } from '../queue/show-nightly.ts';
import { action, change, read, router } from './procedure.ts';

export const queueRouter = router({
  day: read({ right: 'supervision.read', input: dayInput, output: daySummary }, summarizeDay),
  nightly: read({ right: 'supervision.read', input: nothing, output: nightlyState }, showNightly),
  list: action({ right: 'supervision.read', audit: 'none', input: listInput, output: listOutput }, readQueueList),
  leftOut: action(
    { right: 'supervision.read', audit: 'none', input: leftOutInput, output: leftOutOutput },
    readLeftOut,
  ),
  leftOutCounts: action(
    { right: 'supervision.read', audit: 'none', input: dayInput, output: leftOutCounts },
    readLeftOutCounts,
  ),
  explain: read({ right: 'supervision.read', input: explainInput, output: explanation }, explainCustomer),
  whyDry: action({ right: 'queue.read', audit: 'none', input: dryInput, output: drySummary }, readWhyDry),
  dryCustomers: action(
    { right: 'queue.read', audit: 'none', input: dryCustomersInput, output: dryCustomers },
    readDryCustomers,
  ),
  preview: action({ right: 'queue.manage', audit: 'none', input: previewInput, output: previewOutput }, (ctx, input) =>
    ctx.services.jobs.run('preview-queue', { ...input, teamId: teamToBuild(ctx.actor) }),
  ),
  build: action({ right: 'queue.manage', audit: 'change', input: buildDayInput, output: buildCounts }, buildDay),
  release: change({ right: 'queue.manage', audit: 'change', input: releaseInput, output: done }, releaseCall),
});
