import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { type ImportMappingInput, type ImportReport, importMapping } from '../../../shared/contract/imports.ts';
import { DATABASE_FILE } from '../backend.ts';
import type { ImportFileInput } from '../imports/import-file.ts';
import { runJob } from '../jobs/run-job.ts';
import type { TempBackend } from './temp-backend.ts';

/** Imports a text as the worker would, with connections of the job's own. */
export async function runImport(
  { dataDir, services, clock }: TempBackend,
  content: string | Buffer,
  mapping: ImportMappingInput,
  more: Partial<ImportFileInput> & { isCancelled?: () => boolean } = {},
): Promise<ImportReport> {
  const importId = v7();
  const file = join(dataDir, `${importId}.csv`);
  writeFileSync(file, content);
  const { isCancelled = () => false, ...choices } = more;
  const input: ImportFileInput = {
    importId,
    file,
    fileName: 'file.csv',
    mapping: importMapping.parse(mapping),
    testRun: false,
    allOrNothing: false,
    makeCallable: false,
    rejectsFile: null,
    language: 'en',
    actor: { id: 'tester', name: 'Tester' },
    ...choices,
  };
  const host = {
    dataDir,
    databaseFile: join(dataDir, DATABASE_FILE),
    lock: () => services.writer.lock(),
    progress: () => undefined,
    isCancelled,
    nowMs: () => clock.nowMs,
    newId: () => v7(),
  };
  return (await runJob(host, 'import-file', input)) as ImportReport;
}
