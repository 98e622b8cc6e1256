import type { CategoryLine, SaveCategoryInput } from '../../../shared/contract/ticket-setup.ts';
import type { FieldDefinition, TicketKind, TicketPriority } from '../../../shared/contract/tickets.ts';
import type { ChangeField } from '../../../shared/domain/customers/change-parts.ts';

export interface FieldRow {
  /** Missing for a new one. */
  readonly key?: string;
  readonly label?: string;
  readonly type?: FieldDefinition['type'];
  readonly required?: boolean;
  readonly choices?: readonly string[];
}

/** What the form holds; '' stands for "none". */
export interface CategoryForm {
  readonly name: string;
  readonly code: string;
  readonly parentId: string;
  readonly unitId: string;
  readonly priority: TicketPriority;
  readonly fields: readonly FieldRow[];
  /** One point a line. */
  readonly checklist: string;
  readonly template: string;
  /** Missing where the kind changes nothing of a customer: the form does not ask. */
  readonly changeFields?: readonly ChangeField[];
}

export function categoryForm(line: CategoryLine | null, below: CategoryLine | null): CategoryForm {
  return {
    name: line?.name ?? '',
    code: line?.code ?? '',
    parentId: line?.parentId ?? below?.id ?? '',
    unitId: line?.unitId ?? '',
    priority: line?.priority ?? below?.priority ?? 'normal',
    fields: line?.fields ?? [],
    checklist: (line?.checklist ?? []).join('\n'),
    template: line?.template ?? '',
    changeFields: line?.changeFields ?? [],
  };
}

export function categoryInput(id: string | null, kind: TicketKind, form: CategoryForm): SaveCategoryInput {
  return {
    id,
    kind,
    parentId: form.parentId || null,
    code: form.code.trim(),
    name: form.name,
    unitId: form.unitId || null,
    priority: form.priority,
    fields: withKeys(form.fields),
    checklist: form.checklist
      .split('\n')
      .map((check) => check.trim())
      .filter(Boolean),
    template: form.template,
    changeFields: [...(form.changeFields ?? [])],
  };
}

/** Known fields keep their key, which is what the values of cases are stored under; new ones get a free one. */
function withKeys(rows: readonly FieldRow[]): FieldDefinition[] {
  const taken = new Set(rows.flatMap(({ key }) => key ?? []));
  return rows.map(({ key, label = '', type = 'text', required = false, choices = [] }) => ({
    key: key ?? freeKey(taken),
    label,
    type,
    required,
    choices: type === 'choice' ? [...choices] : [],
  }));
}

function freeKey(taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const key = `field-${number}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return key;
  }
}
