import { app, session, shell } from 'electron';
import { decideWindowOpen, isNavigationAllowed, isPermissionAllowed, isTelephoneAddress } from './policies.ts';
import { windowOptions } from './window.ts';

/** What windows may not do, whoever asks: go elsewhere, open anything else, embed another page. */
export function guardWebContents(preload: string): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (isNavigationAllowed(event.url, event.isMainFrame)) return;
      event.preventDefault();
      if (isTelephoneAddress(event.url)) void shell.openExternal(event.url);
    });
    contents.on('will-redirect', (event) => {
      if (!isNavigationAllowed(event.url, event.isMainFrame)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      const decision = decideWindowOpen(url);
      if (decision === 'telephone') void shell.openExternal(url);
      return decision === 'own-window'
        ? { action: 'allow', overrideBrowserWindowOptions: windowOptions(preload) }
        : { action: 'deny' };
    });
  });
}

export function guardPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(isPermissionAllowed(permission, details.requestingUrl)),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) =>
    isPermissionAllowed(permission, origin),
  );
  session.defaultSession.setDevicePermissionHandler(() => false);
}
