import type { SavedTable } from '../../shared/contract/saved-tables.ts';
import { saveFile } from './save-file.ts';
import { type Command, useCommand } from './use-command.ts';

/** Asks for a table of figures as a file and hands it over. */
export function useSaveTable<Input>(
  save: (input: Input, options: { context: { commandId: string } }) => Promise<SavedTable>,
): Command<Input, SavedTable> {
  return useCommand(save, { invalidate: ['audit'], onSuccess: saveFile });
}
