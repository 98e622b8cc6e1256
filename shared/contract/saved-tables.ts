import { z } from 'zod';
import { exportFormat } from './exports.ts';

/** The files that a table or list is offered as. */
export const TABLE_FORMATS = ['xlsx', 'csv'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** As what a table becomes a file, and in which language its heads are written. */
export const tableFile = z.object({ format: exportFormat.default('csv'), language: z.enum(['zh-CN', 'en']) });

/** A one-time address of the file, and the name under which it is kept. */
export const savedTable = z.object({ url: z.string(), fileName: z.string() });
export type SavedTable = z.output<typeof savedTable>;
