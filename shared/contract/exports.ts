import { z } from 'zod';
import { callColumn, callLogFilter } from './call-log.ts';
import { id, instantMs } from './primitives.ts';

/** Exported files wait this long to be taken away. */
export const EXPORT_KEPT_HOURS = 24;

/** A spreadsheet file, CSV in UTF-8 with a byte order mark, CSV in GB18030. */
export const EXPORT_FORMATS = ['xlsx', 'csv', 'csv-gb18030'] as const;
export const exportFormat = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.output<typeof exportFormat>;

export const startCallExportInput = z.object({
  filter: callLogFilter,
  /** Empty means all of them. */
  columns: z.array(callColumn).max(60).default([]),
  format: exportFormat.default('csv'),
  /** Of headers and code words. */
  language: z.enum(['zh-CN', 'en']),
});
export type StartCallExport = z.output<typeof startCallExportInput>;

/** One export that the asker started. */
export const exportEntry = z.object({
  id,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  startedAtMs: instantMs,
  /** 0 to 1. */
  share: z.number(),
  fileName: z.string(),
  format: exportFormat,
  /** What was asked of the call log, so that it can be asked again; null: the rows are others. */
  filter: callLogFilter.nullable(),
  columns: z.array(callColumn),
  /** The asker sees no whole numbers: the file hides their middle digits. */
  masked: z.boolean(),
  /** Rows without the header; known once it is done. */
  rows: z.number().int().nullable(),
  bytes: z.number().int().nullable(),
  sha256: z.string().nullable(),
  /** Key of the sentence that says why it failed, with its parameters. */
  error: z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  /** False once the file was cleared away. */
  available: z.boolean(),
});
export type ExportEntry = z.output<typeof exportEntry>;

export const exportInput = z.object({ exportId: id });
export const exportTicket = z.object({ url: z.string(), fileName: z.string() });
