import { companySettings } from '../../../db/settings.ts';
import type { SaveReasonRowsInput, SaveReasonsInput } from '../../../shared/contract/reasons.ts';
import type { SavedTable } from '../../../shared/contract/saved-tables.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import { reasonRowsTable, reasonTable } from '../../../shared/i18n/reason-table.ts';
import type { ActionContext } from '../api/procedure.ts';
import { saveTable } from '../exports/save-table.ts';
import { showReasonRows, showReasons } from './show-reasons.ts';

/** A file of more rows is no list that anybody works through. */
const MOST_ROWS = 100_000;

/** The table that is shown as a file. Errors: see `saveReasonsInput`. */
export async function saveReasons(ctx: ActionContext, { language, ...asked }: SaveReasonsInput): Promise<SavedTable> {
  const shown = await showReasons(ctx, asked);
  const { t } = createTranslator(language);
  const { kind, group, filter } = asked;
  const name = [t(`reasons.kind.${kind}`), t(`reasons.group.${group}`), filter.from, filter.to].join('_');
  return saveTable(ctx, { table: reasonTable(t, shown, companySettings(ctx.services.db).currency), name, asked });
}

/** The rows that are shown, all of them, as a file. Errors: see `saveReasonsInput`. */
export async function saveReasonRows(
  ctx: ActionContext,
  { language, ...asked }: SaveReasonRowsInput,
): Promise<SavedTable> {
  const { rows } = await showReasonRows(ctx, asked, MOST_ROWS);
  const { t } = createTranslator(language);
  const { kind, filter } = asked;
  const name = [t(`reasons.kind.${kind}`), t('reasons.rows'), filter.from, filter.to].join('_');
  const { currency, timeZone } = companySettings(ctx.services.db);
  return saveTable(ctx, { table: reasonRowsTable(t, kind, rows, { currency, timeZone }), name, asked });
}
