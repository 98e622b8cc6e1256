import { spawn } from 'node:child_process';

/** The system's command that opens an address in the default browser, or null on a machine without a display. */
export function browserCommand(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  address: string,
): readonly [string, ...string[]] | null {
  if (platform === 'darwin') return ['open', address];
  // Not `start`: the shell behind it reads `&` and `^` of an address as its own.
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler', address];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', address] : null;
}

/** Opens the address; false when nothing is there to open it with. */
export function openBrowser(address: string): Promise<boolean> {
  const command = browserCommand(process.platform, process.env, address);
  if (!command) return Promise.resolve(false);
  const [program, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    // Some openers stay for as long as the browser does.
    setTimeout(() => resolve(true), 3_000).unref();
    child.unref();
  });
}
