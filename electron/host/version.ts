import packageFile from '../../package.json' with { type: 'json' };

/** The program's version, as packed. */
export const VERSION: string = packageFile.version;
