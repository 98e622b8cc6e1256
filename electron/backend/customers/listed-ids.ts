import type { ReadableDB } from '../../../db/connection.ts';
import { type AskedCustomers, type CustomerView, dataVersion, listedIds } from '../../../db/customer-list.ts';
import { countCustomers } from '../../../db/customers.ts';
import type { JobContext } from '../jobs/job.ts';
import type { Services } from '../services.ts';

export interface ListRequest {
  readonly view: CustomerView;
  readonly asked: AskedCustomers;
  /** Search ids that the text found; null without a text. */
  readonly found: readonly number[] | null;
}

/** Fewer customers are looked through in a few milliseconds. */
export const FEW_CUSTOMERS = 10_000;
const KEPT_LISTS = 8;

/**
 * Whether a list has to look at every customer of a large center (by class, area, status or mark over all of them: 20 to 120
 * ms at 100,000), so that a worker does it. Without a filter, or by route, team, operator or text, an index answers.
 */
export function isLong(db: ReadableDB, { view, asked, found }: ListRequest): boolean {
  const isIndexed = view.scope !== 'all' || asked.routeId !== null || found !== null;
  const isOfClass = asked.classId !== null || asked.unclassedTypeId !== null;
  const isFiltered =
    isOfClass || asked.area !== null || asked.status !== 'all' || asked.mark !== 'any' || asked.skillId !== null;
  return isFiltered && !isIndexed && countCustomers(db) > FEW_CUSTOMERS;
}

/** The job behind {@link allListedIds}: every search id that a filter shows, in the order of codes. */
export function listCustomerIds(job: JobContext, request: ListRequest): Uint32Array {
  return Uint32Array.from(listedIds(job.reader, request.view, request.asked, request.found, -1, 0));
}

interface KeptList {
  readonly version: string;
  readonly ids: Promise<Uint32Array>;
}
const kept = new WeakMap<Services, Map<string, KeptList>>();

/** All search ids of a filter, looked up in a worker and kept until something is written. */
export function allListedIds(services: Services, request: ListRequest): Promise<Uint32Array> {
  const lists = kept.get(services) ?? new Map<string, KeptList>();
  kept.set(services, lists);
  const key = JSON.stringify(request);
  const version = dataVersion(services.db);
  const known = lists.get(key);
  if (known?.version === version) return known.ids;
  const ids = services.jobs.run('list-customers', request);
  lists.delete(key);
  lists.set(key, { version, ids });
  for (const oldest of lists.keys()) {
    if (lists.size <= KEPT_LISTS) break;
    lists.delete(oldest);
  }
  ids.catch(() => lists.delete(key));
  return ids;
}
