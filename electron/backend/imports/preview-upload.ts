import type { z } from 'zod';
import { classTypesForImport } from '../../../db/imports/customer-classes.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ImportPreview, previewInput } from '../../../shared/contract/imports.ts';
import { FIRST_CLASS_TYPE, suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import type { ActionContext } from '../api/procedure.ts';
import { rememberedMapping } from './remembered-mapping.ts';
import { wholeUpload } from './uploads.ts';

const SHOWN_ROWS = 20;

/** What a file looks like, read in a worker, and how its columns are probably meant. Errors: as `previewFile`, `wholeUpload`. */
export async function previewUpload(
  { services, actor }: ActionContext,
  { uploadId, kind, encoding, delimiter }: z.output<typeof previewInput>,
): Promise<ImportPreview> {
  const { db, jobs, ports } = services;
  const { file } = await wholeUpload(ports.dataDir, uploadId, actor.operatorId);
  const preview = await jobs.run('preview-file', { file, encoding, delimiter });
  const columns = [...preview.columns];
  const classTypes = classTypesForImport(db);
  const known = classTypes.length > 0 ? classTypes : [{ code: FIRST_CLASS_TYPE, name: FIRST_CLASS_TYPE }];
  const remembered = rememberedMapping(db, kind, columns);
  return {
    encoding: preview.encoding,
    delimiter: preview.delimiter,
    columns,
    rows: preview.rows.slice(0, SHOWN_ROWS).map((row) => [...row]),
    mapping: remembered ?? suggestMapping(kind, columns, preview.rows, known),
    remembered: remembered !== null,
    classTypes,
    companyCurrency: companySettings(db).currency,
  };
}
