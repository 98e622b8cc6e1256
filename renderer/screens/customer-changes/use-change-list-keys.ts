import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

interface ListKeys {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly active: number;
  setActive(index: number): void;
  onKeyDown(event: KeyboardEvent): void;
}

interface Acts {
  open(index: number): void;
  toggle(index: number): void;
  approve(index: number): void;
  decline(index: number): void;
}

/** Moves through the list by arrows; the focus stays in its place when the row under it is decided and goes. */
export function useChangeListKeys(count: number, acts: Acts): ListKeys {
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setActive] = useState(0);
  const active = Math.min(chosen, Math.max(0, count - 1));
  const isWithin = useRef(false);

  const focus = (index: number) => list.current?.querySelectorAll<HTMLElement>(':scope > li')[index]?.focus();
  // Removing the focused row drops the focus without telling; whoever was in the list goes on with the next one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when the list has changed
  useEffect(() => {
    if (isWithin.current && document.activeElement === document.body) focus(active);
  }, [count, active]);

  return {
    list,
    active,
    setActive(index) {
      isWithin.current = true;
      setActive(index);
    },
    onKeyDown(event) {
      if (event.nativeEvent.isComposing || event.repeat) return;
      const isOnRow = event.target instanceof HTMLLIElement;
      const moves: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: count - 1 };
      const target = moves[event.key];
      if (target !== undefined) focus(Math.min(Math.max(target, 0), count - 1));
      else if (event.key === 'Enter' && event.ctrlKey) acts.approve(active);
      else if (event.key === 'Enter' && isOnRow) acts.open(active);
      else if (event.key === ' ' && isOnRow) acts.toggle(active);
      else if (event.key === 'Delete') acts.decline(active);
      else return;
      event.preventDefault();
    },
  };
}
