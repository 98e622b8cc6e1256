import type { SavedTable } from '../../../shared/contract/saved-tables.ts';
import type { SaveFiguresInput } from '../../../shared/contract/ticket-figures.ts';
import { caseFiguresTable } from '../../../shared/i18n/case-figures-table.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import type { ActionContext } from '../api/procedure.ts';
import { saveTable } from '../exports/save-table.ts';
import { showFigures } from './show-figures.ts';

/** A table of the case figures, with all of them, as a file. Errors: see `saveFiguresInput`. */
export async function saveFigures(
  ctx: ActionContext,
  { language, format, table, ...asked }: SaveFiguresInput,
): Promise<SavedTable> {
  const figures = await showFigures(ctx, asked);
  const { t } = createTranslator(language);
  const lines = t(`caseFigures.name.${table === 'trend' ? 'step' : table === 'causes' ? 'cause' : table}`);
  return saveTable(ctx, {
    table: caseFiguresTable(t, figures, table),
    name: [t('caseFigures.title'), lines, asked.from, asked.to].join('_'),
    format,
    asked: { ...asked, table },
  });
}
