import {
  coverageListInput,
  coverageListOutput,
  coverageSummary,
  coverageSummaryInput,
  queueCustomersInput,
  queueCustomersOutput,
} from '../../../shared/contract/coverage.ts';
import { listCoverage, summarizeCoverage } from '../coverage/show-coverage.ts';
import { queueCustomers } from '../queue/queue-customers.ts';
import { action, router } from './procedure.ts';

/** Who looks after the queue sees whom it should have reached, and may put them in. */
export const coverageRouter = router({
  summary: action(
    { right: 'supervision.read', audit: 'none', input: coverageSummaryInput, output: coverageSummary },
    summarizeCoverage,
  ),
  list: action(
    { right: 'supervision.read', audit: 'none', input: coverageListInput, output: coverageListOutput },
    listCoverage,
  ),
  queue: action(
    { right: 'queue.manage', audit: 'change', input: queueCustomersInput, output: queueCustomersOutput },
    queueCustomers,
  ),
});
