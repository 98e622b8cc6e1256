import type { OrderFormLine } from '../../../../shared/contract/order-form.ts';
import { Amount } from '../../../components/Amount.tsx';
import { useProductFacts } from './use-product-facts.ts';

interface PickerMatchProps {
  readonly match: OrderFormLine;
  readonly index: number;
  readonly chosen: boolean;
  /** A digit chooses just now; else it is text, and only Enter takes the chosen one. */
  readonly byDigit: boolean;
  /** Stands in the grid already: choosing it gives that line the focus. */
  readonly isListed: boolean;
  onTake(): void;
}

/** A product that was found, with what matters before it is chosen: price, what is left, whether it is listed. */
export function PickerMatch({ match, index, chosen, byDigit, isListed, onTake }: PickerMatchProps) {
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
      <kbd data-empty={byDigit ? index > 8 : !chosen}>{byDigit ? index + 1 : '↵'}</kbd>
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
