import { companySettings } from '../../../db/settings.ts';
import type { SaveReasonRowsInput, SaveReasonsInput } from '../../../shared/contract/reasons.ts';
import type { SavedTable } from '../../../shared/contract/saved-tables.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import { reasonTable } from '../../../shared/i18n/reason-table.ts';
import type { ActionContext } from '../api/procedure.ts';
import { callLogViewOf } from '../call-log/call-log-view.ts';
import { saveTable } from '../exports/save-table.ts';
import { startExport } from '../exports/start-export.ts';
import { checkPeriod, showReasons } from './show-reasons.ts';

/** The table that is shown as a file. Errors: see `saveReasonsInput`. */
export async function saveReasons(
  ctx: ActionContext,
  { language, format, ...asked }: SaveReasonsInput,
): Promise<SavedTable> {
  const shown = await showReasons(ctx, asked);
  const { t } = createTranslator(language);
  const { kind, group, filter } = asked;
  const name = [t(`reasons.kind.${kind}`), t(`reasons.group.${group}`), filter.from, filter.to].join('_');
  const table = reasonTable(t, shown, companySettings(ctx.services.db).currency);
  return saveTable(ctx, { table, name, format, asked });
}

/** Starts the export of the rows, all of them. Errors: see `saveReasonRowsInput`. */
export async function saveReasonRows(
  ctx: ActionContext,
  { language, format, ...asked }: SaveReasonRowsInput,
): Promise<{ exportId: string }> {
  checkPeriod(asked.filter);
  const { t } = createTranslator(language);
  const { kind, filter } = asked;
  const view = callLogViewOf(ctx.actor);
  return startExport(ctx, {
    kind: 'export-reason-rows',
    name: [t(`reasons.kind.${kind}`), t('reasons.rows'), filter.from, filter.to].join('_'),
    ...{ format, view, asked, audited: { ...asked, format } },
    input: { asked, view, language },
  });
}
