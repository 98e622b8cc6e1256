import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassTypeView } from '../../../shared/contract/classes.ts';

/** Stands for no class of a type where a list offers classes by id. */
export const NO_CLASS = '';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Class types that have classes, and the classes of one of them with "none" at the end. */
export function useClassChoices(
  types: readonly ClassTypeView[],
  classTypeId: string,
): { readonly types: Choice[]; readonly classes: Choice[] } {
  const { t } = useTranslation();
  return useMemo(() => {
    const filled = types.filter((type) => type.classes.length > 0);
    const classes = types.find((type) => type.id === classTypeId)?.classes ?? [];
    return {
      types: filled.map(({ id, name }) => ({ value: id, label: name })),
      classes: [
        ...classes.map(({ id, code, name }) => ({ value: id, label: name.includes(code) ? name : `${code} ${name}` })),
        { value: NO_CLASS, label: t('classes.none') },
      ],
    };
  }, [types, classTypeId, t]);
}
