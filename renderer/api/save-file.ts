import { type ExportToSave, NATIVE_API, type NativeApi } from '../../shared/native.ts';

/** Hands a finished file over: on the desktop by its save dialog, in a browser as a download under the file's own name. */
export async function saveFile(file: ExportToSave): Promise<void> {
  const native = (window as unknown as Partial<Record<typeof NATIVE_API, NativeApi>>)[NATIVE_API];
  if (native) {
    await native.saveExport(file);
    return;
  }
  const link = document.createElement('a');
  link.href = file.url;
  link.download = file.fileName;
  link.click();
}
