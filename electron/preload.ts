import { contextBridge, ipcRenderer } from 'electron';
import { NATIVE_API, type NativeApi, SAVE_EXPORT_CHANNEL } from '../shared/native.ts';

const native: NativeApi = {
  saveExport: ({ url, fileName }) => ipcRenderer.invoke(SAVE_EXPORT_CHANNEL, { url, fileName }),
};
contextBridge.exposeInMainWorld(NATIVE_API, native);
