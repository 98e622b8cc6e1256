import { expect, it } from 'vitest';
import { categoryForm, categoryInput } from './category-form.ts';

it('keeps the keys of known fields, gives new ones a free key, and reads a checklist by lines', () => {
  const form = {
    ...categoryForm(null, null),
    name: 'A',
    fields: [{ label: 'New' }, { key: 'field-1', label: 'Old', type: 'choice' as const, choices: ['x', 'y'] }],
    checklist: ' Photo seen \n\nCount confirmed',
  };
  expect(categoryInput(null, 'complaint', form)).toMatchObject({
    parentId: null,
    unitId: null,
    fields: [
      { key: 'field-2', label: 'New', type: 'text', required: false, choices: [] },
      { key: 'field-1', choices: ['x', 'y'] },
    ],
    checklist: ['Photo seen', 'Count confirmed'],
  });
});

it('saves a category of a kind whose form does not ask what is changed', () => {
  const { changeFields: _, ...asked } = categoryForm(null, null);
  expect(categoryInput(null, 'complaint', { ...asked, name: 'A' })).toMatchObject({ name: 'A', changeFields: [] });
});
