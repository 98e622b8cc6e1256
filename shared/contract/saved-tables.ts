import { z } from 'zod';

/** In which language the heads of a table that becomes a file are written. */
export const tableLanguage = z.enum(['zh-CN', 'en']);

/** A one-time address of the file, and the name under which it is kept. */
export const savedTable = z.object({ url: z.string(), fileName: z.string() });
export type SavedTable = z.output<typeof savedTable>;
