import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { APP_ORIGIN } from './policies.ts';

/** One window's settings: its page has no Node, a world of its own, and Chromium's sandbox. */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 600,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  };
}

export function openWindow(preload: string): void {
  const window = new BrowserWindow({ ...windowOptions(preload), show: false });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${APP_ORIGIN}/`);
}

/** A second start, or a click on the dock without a window, opens another window of this program. */
export function openWindowOnSecondStart(preload: string): void {
  app.on('second-instance', () => openWindow(preload));
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(preload);
  });
}
