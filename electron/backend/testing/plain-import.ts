import { v7 } from 'uuid';
import { type ImportMappingInput, importMapping } from '../../../shared/contract/import-mapping.ts';
import type { ImportFileInput } from '../imports/kind-import.ts';

interface PlainImport extends Partial<Omit<ImportFileInput, 'mapping'>> {
  /** Absolute path. */
  readonly file: string;
  readonly mapping: ImportMappingInput;
}

/** What an import job is asked where nothing is chosen: written, row by row, without a file of the refused ones. */
export function plainImport({ mapping, ...choices }: PlainImport): ImportFileInput {
  return {
    importId: v7(),
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
}
