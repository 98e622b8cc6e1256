import { describe, expect, it } from 'vitest';
import { IMPORT_KINDS } from '../contract/import-mapping.ts';
import { REJECT_REASONS } from '../contract/import-report.ts';
import { IMPORT_FIELDS } from '../domain/imports/fields.ts';
import { imports } from './zh-CN/imports.ts';

describe('words of imports', () => {
  it('has a title and a sentence for every reason', () => {
    expect(Object.keys(imports.reasons).sort()).toEqual([...REJECT_REASONS].sort());
    expect(Object.keys(imports.reasonTitles).sort()).toEqual([...REJECT_REASONS].sort());
  });

  it('names every kind and field', () => {
    for (const kind of IMPORT_KINDS) {
      expect(imports.kinds).toHaveProperty(kind);
      for (const field of IMPORT_FIELDS[kind]) expect(imports.fields).toHaveProperty(field.name);
    }
  });
});
