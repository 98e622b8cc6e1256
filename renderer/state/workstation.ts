import { create } from 'zustand';
import type { DryReason } from '../../shared/contract/queue.ts';
import type { TicketKind } from '../../shared/contract/tickets.ts';

/** What the right column asks just now; null: it shows history and agenda. */
export type Panel =
  | 'result'
  | 'no-order'
  | 'callback'
  | 'skip'
  | 'pause'
  | 'read-back'
  | 'add-product'
  | 'incoming'
  | 'caller'
  | 'draft-of-other'
  | 'move-draft'
  | 'standing'
  | 'slip'
  | 'delivery'
  | 'failed-order'
  | 'follow-up'
  | 'dry'
  | 'customer'
  | 'ask-change'
  | 'back-at-work'
  | 'number'
  | 'returning'
  | 'returning-call'
  | 'case-kind';

/** The case beside the order: one that is being registered, or one that is read and worked on. */
export type Drawer =
  | { readonly show: 'register'; readonly kind: TicketKind }
  | { readonly show: 'case'; readonly ticketId: string };

/** Where Escape leads: back to the list that opened this one, else to the order. */
const PARENT: Partial<Record<Panel, Panel>> = {
  'no-order': 'result',
  callback: 'result',
  skip: 'result',
  'returning-call': 'returning',
  'ask-change': 'customer',
};

interface Workstation {
  readonly panel: Panel | null;
  /** What stands in the right column while nothing is asked; it stays behind whatever is asked meanwhile. */
  readonly drawer: Drawer | null;
  /** Asks the drawer to take the focus; counted, so that it can be asked for twice. */
  readonly drawerWish: number;
  /** The drawer had the focus last, not the order: what was asked meanwhile leads back there, and late lines leave it. */
  readonly lastInDrawer: boolean;
  /** The quantity field that had the focus last, to return to. */
  readonly lastProductId: string | null;
  /** The line whose note is being typed. */
  readonly noteProductId: string | null;
  /** Asks the grid to focus a row's quantity; counted, so that the same row can be asked for twice. */
  readonly focusWish: { readonly productId: string | null; readonly count: number };
  /** The order accepted last, whose slip can be given. */
  readonly accepted: { readonly customerId: string; readonly orderId: string } | null;
  /** What the last step brought, said once below the seat bar. */
  readonly notice: Notice | null;
  /** The last try for a next call found none that can be given out. */
  readonly dry: boolean;
  /** The reason whose customers the right column lists. */
  readonly dryReason: DryReason | null;
  /** The callback or parked call that is open. */
  readonly returningTaskId: string | null;
  /** The absence that this sign-in to the seat has been asked about. */
  readonly askedAbsenceId: string | null;
  open(panel: Panel): void;
  openDry(reason: DryReason): void;
  openReturning(taskId: string): void;
  openDrawer(drawer: Drawer): void;
  /** Goes on in the drawer that is open. */
  focusDrawer(): void;
  back(): void;
  close(): void;
  /** Opens the note on a line; null: closes it. */
  noteOn(productId: string | null): void;
  /** A line of the order has the focus. */
  remember(productId: string): void;
  /** The drawer has the focus. */
  rememberDrawer(): void;
  /** null: the row that had the focus last, else the first. */
  focusRow(productId: string | null): void;
  say(notice: Notice | null): void;
}

export interface Notice {
  readonly tone: 'info' | 'success' | 'warning' | 'error';
  readonly text: string;
}

/** Layout of the workstation while a call runs: nothing of it is data. */
export const useWorkstation = create<Workstation>()((set, get) => ({
  panel: null,
  drawer: null,
  drawerWish: 0,
  lastInDrawer: false,
  lastProductId: null,
  noteProductId: null,
  focusWish: { productId: null, count: 0 },
  accepted: null,
  notice: null,
  dry: false,
  dryReason: null,
  returningTaskId: null,
  askedAbsenceId: null,
  open: (panel) => set({ panel }),
  openDry: (dryReason) => set({ panel: 'dry', dryReason }),
  openDrawer: (drawer) => set({ panel: null, drawer, lastInDrawer: true }),
  focusDrawer: () => set(({ drawerWish }) => ({ panel: null, drawerWish: drawerWish + 1 })),
  openReturning: (returningTaskId) => set({ panel: 'returning-call', returningTaskId }),
  back() {
    const { panel, close } = get();
    const parent = panel === null ? undefined : PARENT[panel];
    if (parent) set({ panel: parent });
    else close();
  },
  close() {
    const { panel, drawer, lastInDrawer, focusDrawer, focusRow } = get();
    if (panel === null && drawer === null) return;
    // What is asked stands before the drawer, which stays.
    if (panel !== null && drawer !== null && lastInDrawer) return focusDrawer();
    set(panel === null ? { drawer: null } : { panel: null });
    focusRow(null);
  },
  noteOn: (noteProductId) => set({ noteProductId }),
  remember: (lastProductId) => set({ lastProductId, lastInDrawer: false }),
  rememberDrawer: () => set({ lastInDrawer: true }),
  focusRow(productId) {
    const { focusWish, lastProductId } = get();
    set({ lastInDrawer: false, focusWish: { productId: productId ?? lastProductId, count: focusWish.count + 1 } });
  },
  say: (notice) => set({ notice }),
}));
