import { contextBridge } from 'electron';

contextBridge.exposeInMainWorld('orderlineNative', {});
