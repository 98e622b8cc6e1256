import type { OrderFormLine } from '../../../../shared/contract/order-form.ts';
import { Amount } from '../../../components/Amount.tsx';
import { useProductFacts } from './use-product-facts.ts';

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
  const facts = useProductFacts();
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
        <small className="ws-ellipsis">{facts(match, isListed)}</small>
      </span>
    </div>
  );
}
