import { countRecentOrders, replacePopularity } from '../../../db/product-popularity.ts';
import { POPULARITY_ORDERS } from '../../../shared/domain/suggestions/rank-products.ts';
import type { JobContext } from '../jobs/job.ts';

/** Counts anew what is popular of late, read beside the writers, then written at once. A job. */
export async function countPopularity(job: JobContext): Promise<void> {
  const counts = countRecentOrders(job.reader, POPULARITY_ORDERS);
  await job.write((tx) => replacePopularity(tx, counts));
}
