import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

const here = (): Surroundings => ({ env: process.env, platform: process.platform, home: homedir() });

/** The data folder: the one that was asked for, else ORDERLINE_DATA_DIR, else the system's usual place. */
export function dataDirFor(asked: string | undefined, { env, platform, home }: Surroundings = here()): string {
  const chosen = asked ?? env.ORDERLINE_DATA_DIR;
  if (chosen) return resolve(chosen);
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Orderline');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Orderline');
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'orderline');
}
