import { benchExport } from './export.ts';

/** In a process of its own, so that its memory is not that of the CSV. */
export const bench = benchExport('xlsx', 2);
