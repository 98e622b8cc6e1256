import { done, nothing } from '../../../shared/contract/primitives.ts';
import { buildCounts, buildInput, drySummary, releaseInput } from '../../../shared/contract/queue.ts';
import {
  dayInput,
  daySummary,
  explainInput,
  explanation,
  leftOutInput,
  leftOutOutput,
  listInput,
  listOutput,
  nightlyState,
  previewOutput,
} from '../../../shared/contract/queue-plan.ts';
import { buildDay, teamToBuild } from '../queue/build-day.ts';
import { explainCustomer } from '../queue/explain-customer.ts';
import { listLeftOutCustomers, listQueue, summarizeDay } from '../queue/list-queue.ts';
import { releaseCall } from '../queue/release-call.ts';
import { showNightly } from '../queue/show-nightly.ts';
import { whyDry } from '../queue/why-dry.ts';
import { action, change, read, router } from './procedure.ts';

export const queueRouter = router({
  day: read({ right: 'supervision.read', input: dayInput, output: daySummary }, summarizeDay),
  nightly: read({ right: 'supervision.read', input: nothing, output: nightlyState }, showNightly),
  list: read({ right: 'supervision.read', input: listInput, output: listOutput }, listQueue),
  leftOut: read({ right: 'supervision.read', input: leftOutInput, output: leftOutOutput }, listLeftOutCustomers),
  explain: read({ right: 'supervision.read', input: explainInput, output: explanation }, explainCustomer),
  whyDry: read({ right: 'queue.read', input: nothing, output: drySummary }, whyDry),
  preview: action({ right: 'queue.manage', audit: 'none', input: buildInput, output: previewOutput }, (ctx, { date }) =>
    ctx.services.jobs.run('preview-queue', { date, teamId: teamToBuild(ctx.actor) }),
  ),
  build: action({ right: 'queue.manage', audit: 'change', input: buildInput, output: buildCounts }, buildDay),
  release: change({ right: 'queue.manage', audit: 'change', input: releaseInput, output: done }, releaseCall),
});
