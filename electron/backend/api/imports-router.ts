import { z } from 'zod';
import {
  importInput,
  importRun,
  previewInput,
  previewOutput,
  rejectsTicket,
  startImportInput,
  startUploadInput,
  uploadInput,
} from '../../../shared/contract/imports.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { cancelImport, findImport, issueRejectsTicket, listImports } from '../imports/find-imports.ts';
import { previewUpload } from '../imports/preview-upload.ts';
import { startImport } from '../imports/start-import.ts';
import { beginUpload } from '../imports/uploads.ts';
import { action, router } from './procedure.ts';

/** The import's own audit row is written by its transaction (`imports.run`), in the app as on the command line. */
export const importsRouter = router({
  startUpload: action(
    { right: 'import.run', audit: 'none', input: startUploadInput, output: uploadInput },
    async ({ services, actor }, input) => {
      const uploadId = services.ports.newId();
      const upload = { id: uploadId, operatorId: actor.operatorId, ...input };
      await beginUpload(services.ports.dataDir, upload, Date.now());
      return { uploadId };
    },
  ),
  preview: action({ right: 'import.run', audit: 'none', input: previewInput, output: previewOutput }, previewUpload),
  start: action({ right: 'import.run', audit: 'none', input: startImportInput, output: importInput }, startImport),
  find: action({ right: 'import.run', audit: 'none', input: importInput, output: importRun }, findImport),
  list: action({ right: 'import.run', audit: 'none', input: nothing, output: z.array(importRun) }, listImports),
  cancel: action({ right: 'import.run', audit: 'none', input: importInput, output: done }, cancelImport),
  rejects: action(
    { right: 'import.run', audit: 'none', input: importInput, output: rejectsTicket },
    issueRejectsTicket,
  ),
});
