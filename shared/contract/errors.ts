/**
 * Errors cross every border as data: a code that says what kind it is, a key into `shared/i18n` (`errors.<key>`)
 * and the parameters of its sentence. The words are made where they are read.
 */
export const ERROR_CODES = [
  'invalid',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'refused',
  'busy',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export type ErrorParams = Readonly<Record<string, string | number>>;

export interface FieldError {
  /** Dotted path into the input, e.g. `lines.3.quantity`. */
  readonly path: string;
  readonly key: string;
  readonly params?: ErrorParams;
}

export interface ErrorData {
  readonly code: ErrorCode;
  readonly key: string;
  readonly params: ErrorParams;
  readonly fields: readonly FieldError[];
  /** Names the line in the log file; only for `internal`. */
  readonly logId?: string;
}

/** A refusal that the user is told in a sentence. Throw it anywhere below the API; middleware maps it. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly key: string;
  readonly params: ErrorParams;
  readonly fields: readonly FieldError[];

  constructor(code: ErrorCode, key: string, params: ErrorParams = {}, fields: readonly FieldError[] = []) {
    super(`${code}: ${key} ${JSON.stringify(params)}`);
    this.name = 'AppError';
    this.code = code;
    this.key = key;
    this.params = params;
    this.fields = fields;
  }

  toData(): ErrorData {
    return { code: this.code, key: this.key, params: this.params, fields: this.fields };
  }
}
