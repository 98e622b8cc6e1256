import { z } from 'zod';
import {
  DELIMITERS,
  delimiterChoice,
  encodingChoice,
  FILE_ENCODINGS,
  type ImportMappingInput,
  importKind,
  importMapping,
} from './import-mapping.ts';
import { importReport } from './import-report.ts';
import { id } from './primitives.ts';

/** An upload has a size limit, so that one person cannot fill the disk. */
export const MOST_UPLOAD_BYTES = 2 * 1024 ** 3;
export const UPLOAD_CHUNK_BYTES = 1024 ** 2;

export const startUploadInput = z.object({
  fileName: z.string().min(1).max(255),
  sizeBytes: z.number().int().min(0),
});

export const previewInput = z.object({
  uploadId: id,
  kind: importKind,
  encoding: encodingChoice.default('auto'),
  delimiter: delimiterChoice.default('auto'),
  /** As in the mapping; absent: proposed, by what was used last. */
  sheet: z.string().min(1).max(100).optional(),
  headerRow: z.number().int().min(1).max(1_048_576).optional(),
});

export const previewOutput = z.object({
  /** How a text is read; null: a spreadsheet. */
  text: z.object({ encoding: z.enum(FILE_ENCODINGS), delimiter: z.enum(DELIMITERS) }).nullable(),
  /** Which sheet of a spreadsheet is read, and which there are; null: a text. */
  book: z.object({ sheet: z.string(), headerRow: z.number().int(), sheets: z.array(z.string()) }).nullable(),
  columns: z.array(z.string()),
  /** The first rows as they stand in the file. */
  rows: z.array(z.array(z.string())),
  /** The mapping used last for this header, else one guessed from its words. */
  mapping: z.custom<ImportMappingInput>(),
  remembered: z.boolean(),
  /** Codes of the class types that customers may be given a class of. */
  classTypes: z.array(z.object({ code: z.string(), name: z.string() })),
  companyCurrency: z.string(),
});
export type ImportPreview = z.output<typeof previewOutput>;

export const uploadInput = z.object({ uploadId: id });
export const importInput = z.object({ importId: id });
export const rejectsTicket = z.object({ url: z.string(), fileName: z.string() });

export const startImportInput = z.object({
  uploadId: id,
  /** The header as the preview showed it: the mapping is remembered by it. */
  columns: z.array(z.string()).max(1000),
  /** Of the sentences in the rejects file. */
  language: z.enum(['zh-CN', 'en']),
  mapping: importMapping,
  testRun: z.boolean(),
  allOrNothing: z.boolean().default(false),
  makeCallable: z.boolean().default(false),
});

export const importRun = z.object({
  id,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  fileName: z.string(),
  kind: importKind,
  testRun: z.boolean(),
  operatorName: z.string(),
  startedAtMs: z.number(),
  endedAtMs: z.number().nullable(),
  /** 0 to 1 while it runs. */
  share: z.number(),
  /** The file is taken over as a whole and being written in steps, which nobody can stop. */
  isWriting: z.boolean(),
  rowsRead: z.number(),
  report: importReport.nullable(),
  /** Why it failed, as an error's data. */
  error: z
    .object({ code: z.string(), key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  hasRejects: z.boolean(),
});
export type ImportRun = z.output<typeof importRun>;
