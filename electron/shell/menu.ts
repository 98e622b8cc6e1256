import { Menu } from 'electron';

/**
 * Only macOS needs a menu, for the keys of editing and quitting. Elsewhere Electron's own would take keys of ours, and
 * its "reload" has no place beside a call.
 */
export function setMenu(): void {
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
}
