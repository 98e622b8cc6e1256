import { z } from 'zod';

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
}

/** Values by the name of a field, for what a schema can't say: which id, which day. */
export type KnownFields = Readonly<Record<string, unknown>>;

/**
 * An input that a schema most likely takes: every field that must be there and, with `filled`, every one that is known
 * by name; the others are left out. What it can't guess (a pattern, a rule between fields) is left to the refusal.
 */
export function exampleInput(input: z.ZodType, known: KnownFields, filled: boolean): unknown {
  const root = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema & {
    readonly $defs?: Readonly<Record<string, Schema>>;
  };
  const of = (schema: Schema, name: string): unknown => {
    if (schema.$ref !== undefined) return of(root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {}, name);
    const scalar = schema.type !== 'object' && schema.type !== 'array';
    if (
      name in known &&
      (scalar || schema.type === 'array') &&
      Array.isArray(known[name]) === (schema.type === 'array')
    )
      return known[name];
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return schema.enum[0];
    const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
    if (choice !== undefined) return of(choice.find(({ type }) => type !== 'null') ?? {}, name);
    if (schema.type === 'object') {
      const fields = Object.entries(schema.properties ?? {}).filter(
        ([field]) => (filled && field in known) || schema.required?.includes(field),
      );
      return Object.fromEntries(fields.map(([field, inner]) => [field, of(inner, field)]));
    }
    if (schema.type === 'array')
      return Array.from({ length: schema.minItems ?? 1 }, () => of(schema.items ?? {}, name.replace(/s$/, '')));
    if (schema.type === 'number' || schema.type === 'integer')
      return Math.max(schema.minimum ?? 0, 0) || ((schema.maximum ?? 1) && 1);
    if (schema.type === 'boolean') return true;
    return schema.type === 'string' ? 'x'.repeat(Math.max(1, schema.minLength ?? 1)) : undefined;
  };
  return of(root, '');
}
