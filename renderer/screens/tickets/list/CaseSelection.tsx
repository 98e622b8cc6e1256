import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface CaseSelectionProps {
  readonly count: number;
  onClear(): void;
  /** What can be done with all of them. */
  readonly children?: ReactNode;
}

/** How many cases are selected, and the actions for them; nothing while none is. */
export function CaseSelection({ count, onClear, children }: CaseSelectionProps) {
  const { t } = useTranslation();
  const words = t('ticketLists.selected', { count });
  if (count === 0) return null;
  return (
    <fieldset className="case-selection">
      <legend className="visually-hidden">{words}</legend>
      <span className="tabular" aria-hidden>
        {words}
      </span>
      {children}
      <Button type="text" size="small" onClick={onClear}>
        {t('ticketLists.clearSelected')}
      </Button>
    </fieldset>
  );
}
