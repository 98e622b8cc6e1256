/**
 * Stands in for the module `electron` where its binary is not to be had: writes down what is called, in order, and
 * says so to the test over IPC once a window has been asked to load.
 */
const calls = [];
const note =
  (name, result) =>
  (...args) => {
    calls.push([name, ...args.filter((arg) => typeof arg === 'string')]);
    return typeof result === 'function' ? result(...args) : result;
  };

let answer;
const contents = { on: note('contents.on'), setWindowOpenHandler: note('contents.setWindowOpenHandler') };
export const app = {
  isPackaged: false,
  setPath: note('setPath'),
  requestSingleInstanceLock: note('requestSingleInstanceLock', process.env.STAND_IN_SECOND !== '1'),
  enableSandbox: note('enableSandbox'),
  whenReady: note('whenReady', () => Promise.resolve()),
  on: note('app.on', (name, listener) => name === 'web-contents-created' && listener({}, contents)),
  quit: note('quit'),
  exit: note('exit', (code) => process.send({ calls, code }, () => process.exit(code))),
};
export const protocol = { registerSchemesAsPrivileged: note('registerSchemesAsPrivileged') };
export const session = {
  defaultSession: {
    protocol: {
      handle: note('protocol.handle', (_scheme, handler) => {
        answer = handler;
      }),
    },
    setPermissionRequestHandler: note('setPermissionRequestHandler'),
    setPermissionCheckHandler: note('setPermissionCheckHandler'),
    setDevicePermissionHandler: note('setDevicePermissionHandler'),
  },
};
export const shell = { openExternal: note('openExternal', () => Promise.resolve()) };
export const dialog = { showErrorBox: note('showErrorBox') };
export const ipcMain = { handle: note('ipcMain.handle') };
export const Menu = { setApplicationMenu: note('setApplicationMenu') };
export class BrowserWindow {
  constructor(options) {
    this.options = options;
    calls.push(['BrowserWindow']);
  }
  static getAllWindows = () => [];
  once = note('window.once');
  show = note('window.show');
  async loadURL(address) {
    calls.push(['loadURL', address]);
    const page = await answer(new Request(address));
    const elsewhere = await answer(new Request('app://elsewhere/'));
    const asked = await answer(
      new Request('app://orderline/api/auth.firstStart', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    );
    process.send({
      calls,
      api: { status: asked.status, text: await asked.text() },
      webPreferences: this.options.webPreferences,
      page: { status: page.status, text: await page.text() },
      elsewhere: elsewhere.status,
    });
  }
}
