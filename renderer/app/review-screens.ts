import {
  AimOutlined,
  DashboardOutlined,
  FundOutlined,
  LineChartOutlined,
  OrderedListOutlined,
  ProfileOutlined,
  ReadOutlined,
} from '@ant-design/icons';
import { useRemarkCount } from '../api/work-log.ts';
import type { Screen } from './screen.ts';

/** What leads and supervisors look at, and everybody of the own work. */
export const REVIEW_SCREENS: readonly Screen[] = [
  {
    path: '/supervision',
    right: 'supervision.read',
    labelKey: 'supervision.title',
    icon: DashboardOutlined,
    group: 'review',
    full: true,
    load: () => import('../screens/supervision/LiveScreen.tsx'),
  },
  {
    path: '/queue',
    right: 'supervision.read',
    labelKey: 'queue.title',
    icon: OrderedListOutlined,
    group: 'review',
    load: () => import('../screens/queue/QueueScreen.tsx'),
  },
  {
    path: '/coverage',
    right: 'supervision.read',
    labelKey: 'coverage.title',
    icon: AimOutlined,
    group: 'review',
    load: () => import('../screens/coverage/CoverageScreen.tsx'),
  },
  {
    path: '/reports',
    right: 'reports.read',
    labelKey: 'reports.title',
    icon: FundOutlined,
    group: 'review',
    load: () => import('../screens/reports/ReportsScreen.tsx'),
  },
  {
    path: '/work-log',
    right: 'reports.read',
    labelKey: 'workLog.title',
    icon: ReadOutlined,
    group: 'review',
    useCount: useRemarkCount,
    load: () => import('../screens/work-log/WorkLogScreen.tsx'),
  },
  {
    path: '/work-log/:operatorId',
    right: 'reports.read',
    labelKey: 'workLog.title',
    group: 'review',
    hidden: true,
    load: () => import('../screens/work-log/WorkLogScreen.tsx'),
  },
  {
    path: '/case-figures',
    right: 'supervision.read',
    labelKey: 'caseFigures.title',
    icon: LineChartOutlined,
    group: 'review',
    load: () => import('../screens/case-figures/CaseFiguresScreen.tsx'),
  },
  {
    path: '/calls',
    right: 'calls.read',
    labelKey: 'callLog.title',
    icon: ProfileOutlined,
    group: 'review',
    load: () => import('../screens/call-log/CallLogScreen.tsx'),
  },
];
