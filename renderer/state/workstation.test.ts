import { beforeEach, expect, it } from 'vitest';
import { useWorkstation } from './workstation.ts';

const now = () => {
  const { panel, drawer, focusWish, drawerWish } = useWorkstation.getState();
  return { panel, shown: drawer?.show ?? null, row: focusWish.count, drawer: drawerWish };
};
beforeEach(() => {
  const { lastProductId: _, ...start } = useWorkstation.getInitialState();
  useWorkstation.setState({ ...start, lastProductId: 'a' });
});

it('keeps a case beside the order behind whatever is asked, and closes it last', () => {
  const { open, openDrawer, back, remember } = useWorkstation.getState();
  open('case-kind');
  openDrawer({ show: 'register', kind: 'complaint' });
  expect(now()).toEqual({ panel: null, shown: 'register', row: 0, drawer: 0 });
  // The order has the focus.
  remember('a');
  open('result');
  open('no-order');
  back();
  back();
  expect(now()).toMatchObject({ panel: null, shown: 'register', row: 1 });
  back();
  expect(now()).toMatchObject({ panel: null, shown: null, row: 2 });
  expect(useWorkstation.getState().focusWish.productId).toBe('a');
});

it('takes who goes back to the order out of the drawer, also before the order is there', () => {
  const { openDrawer, focusRow } = useWorkstation.getState();
  openDrawer({ show: 'register', kind: 'complaint' });
  expect(useWorkstation.getState().lastInDrawer).toBe(true);
  focusRow(null);
  expect(useWorkstation.getState().lastInDrawer).toBe(false);
});

it('leads from what was asked back into the case that was typed in, not to a quantity', () => {
  const { open, openDrawer, rememberDrawer, back } = useWorkstation.getState();
  openDrawer({ show: 'register', kind: 'complaint' });
  rememberDrawer();
  open('pause');
  back();
  expect(now()).toEqual({ panel: null, shown: 'register', row: 0, drawer: 1 });
  back();
  expect(now()).toMatchObject({ shown: null, row: 1 });
});

it('puts what is asked away when the case is gone on with', () => {
  const { open, openDrawer, focusDrawer } = useWorkstation.getState();
  openDrawer({ show: 'case', ticketId: 't' });
  open('pause');
  focusDrawer();
  expect(now()).toMatchObject({ panel: null, shown: 'case', drawer: 1 });
});
