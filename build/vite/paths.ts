import { fileURLToPath } from 'node:url';

/** The repository's root, wherever the build is started from. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
