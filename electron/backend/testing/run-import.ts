import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { ImportMappingInput } from '../../../shared/contract/import-mapping.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import type { ImportFileInput } from '../imports/kind-import.ts';
import { runOwnJob } from './own-job.ts';
import { plainImport } from './plain-import.ts';
import type { TempBackend } from './temp-backend.ts';

/** Imports a text as the worker would, with connections of the job's own. */
export async function runImport(
  backend: TempBackend,
  content: string | Buffer,
  mapping: ImportMappingInput,
  more: Partial<ImportFileInput> & { isCancelled?: () => boolean } = {},
): Promise<ImportReport> {
  const importId = v7();
  const file = join(backend.dataDir, `${importId}.csv`);
  writeFileSync(file, content);
  const { isCancelled = () => false, ...choices } = more;
  const input = plainImport({ importId, file, mapping, ...choices });
  return (await runOwnJob(backend, 'import-file', input, isCancelled)) as ImportReport;
}
