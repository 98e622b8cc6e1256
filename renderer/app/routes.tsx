import {
  AuditOutlined,
  BarChartOutlined,
  BarcodeOutlined,
  CalendarOutlined,
  CarOutlined,
  CustomerServiceOutlined,
  FileDoneOutlined,
  FormOutlined,
  ImportOutlined,
  MessageOutlined,
  NotificationOutlined,
  PieChartOutlined,
  RetweetOutlined,
  SettingOutlined,
  ShopOutlined,
  SolutionOutlined,
  SwapOutlined,
  TagsOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { Right } from '../../shared/contract/rights.ts';
import { useChangesToDecide } from '../api/customer-changes.ts';
import { useUnreadNoteCount } from '../api/shift-notes.ts';
import { REVIEW_SCREENS } from './review-screens.ts';
import type { Screen, ScreenGroup } from './screen.ts';

/** Every screen, in the order of the menu; each person sees those that their rights allow. */
export const SCREENS: readonly Screen[] = [
  {
    path: '/work',
    right: 'call.work',
    labelKey: 'workstation.title',
    icon: CustomerServiceOutlined,
    group: 'work',
    full: true,
    load: () => import('../screens/workstation/WorkstationScreen.tsx'),
  },
  {
    path: '/orders',
    right: 'order.write',
    labelKey: 'orders.title',
    icon: FileDoneOutlined,
    group: 'work',
    load: () => import('../screens/orders/OrdersScreen.tsx'),
  },
  {
    path: '/cases',
    right: 'ticket.work',
    labelKey: 'tickets.title',
    icon: SolutionOutlined,
    group: 'work',
    load: () => import('../screens/tickets/list/CasesScreen.tsx'),
  },
  {
    path: '/cases/board',
    right: 'ticket.work',
    labelKey: 'caseBoard.title',
    group: 'work',
    hidden: true,
    full: true,
    load: () => import('../screens/tickets/board/BoardScreen.tsx'),
  },
  {
    path: '/cases/follow-ups',
    right: 'queue.manage',
    labelKey: 'followUps.tab',
    group: 'work',
    hidden: true,
    load: () => import('../screens/tickets/follow-up/FollowUpsScreen.tsx'),
  },
  {
    path: '/cases/:ticketId',
    right: 'ticket.work',
    labelKey: 'tickets.card',
    group: 'work',
    hidden: true,
    load: () => import('../screens/tickets/page/CasePage.tsx'),
  },
  {
    path: '/customers',
    right: 'customer.read',
    labelKey: 'customers.title',
    icon: ShopOutlined,
    group: 'master',
    load: () => import('../screens/customers/CustomersScreen.tsx'),
  },
  {
    path: '/customers/:customerId',
    right: 'customer.read',
    labelKey: 'customers.card',
    group: 'master',
    hidden: true,
    load: () => import('../screens/customers/CustomerPage.tsx'),
  },
  {
    path: '/requests',
    right: 'customer.read',
    labelKey: 'customerChanges.title',
    icon: SwapOutlined,
    group: 'work',
    useCount: useChangesToDecide,
    load: () => import('../screens/customer-changes/ChangesScreen.tsx'),
  },
  {
    path: '/shift-notes',
    right: 'call.work',
    labelKey: 'shiftNotes.title',
    icon: MessageOutlined,
    group: 'work',
    useCount: useUnreadNoteCount,
    load: () => import('../screens/shift-notes/ShiftNotesScreen.tsx'),
  },
  {
    path: '/products',
    right: 'customer.read',
    labelKey: 'products.title',
    icon: BarcodeOutlined,
    group: 'master',
    load: () => import('../screens/products/ProductsScreen.tsx'),
  },
  {
    path: '/routes',
    right: 'plan.read',
    labelKey: 'routes.title',
    icon: CarOutlined,
    group: 'master',
    load: () => import('../screens/routes/RoutesScreen.tsx'),
  },
  {
    path: '/classes',
    right: 'plan.read',
    labelKey: 'classes.title',
    icon: TagsOutlined,
    group: 'plan',
    load: () => import('../screens/classes/ClassesScreen.tsx'),
  },
  {
    path: '/strategies',
    right: 'plan.read',
    labelKey: 'strategies.menu',
    icon: RetweetOutlined,
    group: 'plan',
    load: () => import('../screens/strategies/StrategiesScreen.tsx'),
  },
  {
    path: '/leveling',
    right: 'plan.write',
    labelKey: 'leveling.title',
    icon: BarChartOutlined,
    group: 'plan',
    load: () => import('../screens/leveling/LevelingScreen.tsx'),
  },
  {
    path: '/calendar',
    right: 'plan.read',
    labelKey: 'calendar.title',
    icon: CalendarOutlined,
    group: 'plan',
    load: () => import('../screens/calendar/CalendarScreen.tsx'),
  },
  {
    path: '/quotas',
    right: 'plan.read',
    labelKey: 'quotas.title',
    icon: PieChartOutlined,
    group: 'plan',
    load: () => import('../screens/quotas/QuotasScreen.tsx'),
  },
  {
    path: '/late-quotas',
    right: 'queue.manage',
    labelKey: 'lateQuotas.title',
    group: 'plan',
    hidden: true,
    load: () => import('../screens/quotas/LateQuotasScreen.tsx'),
  },
  {
    path: '/messages',
    right: 'plan.read',
    labelKey: 'messages.menu',
    icon: NotificationOutlined,
    group: 'plan',
    load: () => import('../screens/messages/MessagesScreen.tsx'),
  },
  {
    path: '/case-setup',
    right: 'ticket.setup',
    labelKey: 'caseSetup.title',
    icon: FormOutlined,
    group: 'plan',
    load: () => import('../screens/case-setup/CaseSetupScreen.tsx'),
  },
  ...REVIEW_SCREENS,
  {
    path: '/operators',
    right: 'operators.manage',
    labelKey: 'operators.title',
    icon: TeamOutlined,
    group: 'admin',
    load: () => import('../screens/operators/OperatorsScreen.tsx'),
  },
  {
    path: '/first-start',
    right: 'operators.manage',
    labelKey: 'auth.firstStart',
    group: 'admin',
    hidden: true,
    load: () => import('../screens/first-start/FirstStepsScreen.tsx'),
  },
  {
    path: '/import',
    right: 'import.run',
    labelKey: 'imports.title',
    icon: ImportOutlined,
    group: 'master',
    load: () => import('../screens/imports/ImportScreen.tsx'),
  },
  {
    path: '/audit',
    right: 'audit.read',
    labelKey: 'audit.title',
    icon: AuditOutlined,
    group: 'admin',
    load: () => import('../screens/audit/AuditScreen.tsx'),
  },
  {
    path: '/settings',
    right: 'settings.manage',
    labelKey: 'settings.title',
    icon: SettingOutlined,
    group: 'admin',
    load: () => import('../screens/settings/SettingsScreen.tsx'),
  },
];

export const GROUPS: readonly { readonly group: ScreenGroup; readonly labelKey: string }[] = [
  { group: 'work', labelKey: 'shell.groupWork' },
  { group: 'review', labelKey: 'shell.groupReview' },
  { group: 'master', labelKey: 'shell.groupMaster' },
  { group: 'plan', labelKey: 'shell.groupPlan' },
  { group: 'admin', labelKey: 'shell.groupAdmin' },
];

/** Where the work of a role is, best first; the first that the person may see is their start. */
const STARTS: readonly { readonly role: string; readonly path: string }[] = [
  { role: 'supervisor', path: '/supervision' },
  { role: 'lead', path: '/supervision' },
  { role: 'operator', path: '/work' },
  { role: 'administrator', path: '/operators' },
];

/** The screens of a person. */
export function screensFor(rights: readonly Right[]): readonly Screen[] {
  return SCREENS.filter((screen) => rights.includes(screen.right));
}

/** The path that a person starts on, or null when no screen is theirs. */
export function startPath(roles: readonly string[], screens: readonly Screen[]): string | null {
  const start = STARTS.find(({ role, path }) => roles.includes(role) && screens.some((screen) => screen.path === path));
  return start?.path ?? screens.find((screen) => screen.hidden !== true)?.path ?? null;
}
