import { useTranslation } from 'react-i18next';
import type { OrderFormLine } from '../../../../shared/contract/orders.ts';
import { Amount } from '../../../components/Amount.tsx';

interface PickerMatchProps {
  readonly match: OrderFormLine;
  readonly index: number;
  readonly chosen: boolean;
  /** Stands in the grid already: choosing it gives that line the focus. */
  readonly isListed: boolean;
  onTake(): void;
}

/** A product that was found, with what matters before it is chosen: price, what is left, whether it is listed. */
export function PickerMatch({ match, index, chosen, isListed, onTake }: PickerMatchProps) {
  const { t } = useTranslation();
  const { quota, stockLeft } = match;
  const facts = [
    match.code,
    isListed ? t('workstation.listed') : '',
    match.active ? '' : t('workstation.inactive'),
    quota === null
      ? ''
      : t('workstation.leftOf', { left: quota.published ? quota.left : t('workstation.grid.unpublished') }),
    stockLeft === null ? '' : t('workstation.stockOf', { stock: stockLeft }),
  ];
  return (
    <div
      id={`picker-${index}`}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className="ws-choice"
      data-chosen={chosen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      onKeyDown={() => undefined}
    >
      <kbd>{index + 1}</kbd>
      <span className="ws-choice-text">
        <span className="ws-choice-head">
          <span className="ws-ellipsis">{match.name}</span>
          <Amount minor={match.priceMinor} />
        </span>
        <small className="ws-ellipsis">{facts.filter((fact) => fact !== '').join(' · ')}</small>
      </span>
    </div>
  );
}
