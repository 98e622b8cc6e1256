import type { z } from 'zod';
import { countFollowUps, listFollowUps as listRows } from '../../../db/follow-up-list.ts';
import type { FollowUpFilter, followUpList } from '../../../shared/contract/follow-ups.ts';
import type { Query } from '../services.ts';

/** The complaints that are asked about, within the asker's reach: to be closed as answered or not reached, and still to ask. */
export const listFollowUps: Query<FollowUpFilter, z.input<typeof followUpList>> = (db, { actor }, filter) => {
  const { scope, operatorId, teamId } = actor;
  const view = { scope, operatorId, teamId };
  const rows = listRows(db, view, { ...filter, limit: filter.limit + 1 });
  const counts = { answered: 0, unreached: 0, planned: 0 };
  for (const { list, n } of countFollowUps(db, view)) counts[list] = n;
  return {
    rows: rows.slice(0, filter.limit).map((row) => ({ ...row, name: row.name ?? '' })),
    more: rows.length > filter.limit,
    counts,
  };
};
