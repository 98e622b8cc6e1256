import { BrowserWindow, dialog, ipcMain } from 'electron';
import { SAVE_EXPORT_CHANNEL } from '../../shared/native.ts';
import { sentenceOf, systemLanguage } from '../host/sentence.ts';
import { downloadAddress, isOwnAddress, plainFileName } from './policies.ts';
import { saveDownload, saveFailure } from './save-download.ts';
import type { Fetch } from './with-abort.ts';

/** The preload's `saveExport`: the page names a one-time download, its user says where to. */
export function offerSaveExport(fetch: Fetch): void {
  ipcMain.handle(SAVE_EXPORT_CHANNEL, async (event, file: { url?: unknown; fileName?: unknown } | undefined) => {
    const address = downloadAddress(file?.url);
    const window = BrowserWindow.fromWebContents(event.sender);
    if (!address || !window || !isOwnAddress(event.senderFrame?.url ?? '')) throw new Error('not allowed');
    const { filePath, canceled } = await dialog.showSaveDialog(window, { defaultPath: plainFileName(file?.fileName) });
    if (canceled || !filePath) return 'cancelled';
    try {
      await saveDownload(await fetch(new Request(address)), filePath);
      return 'saved';
    } catch (error) {
      dialog.showErrorBox('Orderline', sentenceOf(saveFailure(error, filePath), systemLanguage()));
      return 'failed';
    }
  });
}
