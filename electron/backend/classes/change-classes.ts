import { countWanted, wantClass, wantClasses } from '../../../db/class-change-staging.ts';
import { listedIds } from '../../../db/customer-list.ts';
import type { ClassChangeReport, StartClassChangeInput } from '../../../shared/contract/class-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ListRequest } from '../customers/listed-ids.ts';
import type { JobContext } from '../jobs/job.ts';
import { applyClassChange } from './apply-class-change.ts';

export interface ChangeClassesInput {
  readonly changeId: string;
  readonly asked: StartClassChangeInput;
  /** Of a filter: what it stands for. */
  readonly request: ListRequest | null;
  readonly actor: { readonly id: string; readonly name: string };
}

const IDS_A_STEP = 20_000;

/**
 * The job behind a change of classes of a selection or of everything that a filter shows.
 * Errors: those of {@link applyClassChange}; `not-found/customer-unknown` for a selection with an id of nobody.
 */
export function changeClasses(job: JobContext, input: ChangeClassesInput): Promise<ClassChangeReport> {
  const { changeId, asked, request, actor } = input;
  const { target, classTypeId, classId, validFrom, planned, reason, expected } = asked;
  const { filter } = target.kind === 'filter' ? target : { filter: null };
  return applyClassChange(job, {
    ...{ changeId, source: target.kind, classTypeId, validFrom, planned, reason, actor, expected },
    procedure: 'classes.startChange',
    rule: filter === null ? { selected: target.kind === 'selection' ? target.customerIds.length : 0 } : { filter },
    want(staging) {
      if (target.kind === 'selection') {
        const customers = [...new Set(target.customerIds)].map((customerId) => ({ customerId, classId }));
        wantClasses(staging, customers);
        if (countWanted(staging) < customers.length) throw new AppError('not-found', 'customer-unknown');
        return;
      }
      if (request === null) throw new Error('a filter without what it stands for');
      const ids = listedIds(job.reader, request.view, request.asked, request.found, -1, 0);
      for (let at = 0; at < ids.length; at += IDS_A_STEP) {
        job.throwIfCancelled();
        wantClass(staging, ids.slice(at, at + IDS_A_STEP), classId);
      }
    },
  });
}
