import type { ComponentType } from 'react';
import type { Right } from '../../shared/contract/rights.ts';

export type ScreenGroup = 'work' | 'review' | 'master' | 'plan' | 'admin';

export interface Screen {
  /** Begins with a slash; `/customers/:customerId` for one of many. */
  readonly path: string;
  readonly right: Right;
  /** In shared/i18n: what the menu and the palette call it. */
  readonly labelKey: string;
  readonly icon?: ComponentType<{ 'aria-hidden'?: boolean }>;
  readonly group: ScreenGroup;
  /** Not in the menu: reached from another screen. */
  readonly hidden?: boolean;
  /** Has columns and scrolling of its own, the whole width, and the menu as a rail. */
  readonly full?: boolean;
  /** How much waits there for whoever looks; a hook, asked by the menu. */
  readonly useCount?: () => number;
  load(): Promise<{ default: ComponentType }>;
}
