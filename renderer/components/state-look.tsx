import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CoffeeOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  EyeOutlined,
  LogoutOutlined,
  MinusCircleOutlined,
  PhoneOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

/** What a state means to the eye; the word beside it comes from the caller. */
export type StateTone =
  | 'ready'
  | 'preview'
  | 'talking'
  | 'wrap-up'
  | 'paused'
  | 'overdue'
  | 'waiting'
  | 'done'
  | 'off'
  | 'none';

interface Look {
  readonly icon: ReactNode;
  readonly className: string;
}

/** Ready green, talking blue, wrap-up amber, paused grey, overdue red, each with an icon of its own. */
export const STATE_LOOKS: Readonly<Record<StateTone, Look>> = {
  ready: { icon: <CheckCircleOutlined />, className: 'tone-green' },
  preview: { icon: <EyeOutlined />, className: 'tone-blue' },
  talking: { icon: <PhoneOutlined />, className: 'tone-blue' },
  'wrap-up': { icon: <EditOutlined />, className: 'tone-amber' },
  paused: { icon: <CoffeeOutlined />, className: 'tone-grey' },
  overdue: { icon: <ExclamationCircleOutlined />, className: 'tone-red' },
  waiting: { icon: <ClockCircleOutlined />, className: 'tone-grey' },
  done: { icon: <CheckCircleOutlined />, className: 'tone-green' },
  off: { icon: <LogoutOutlined />, className: 'tone-grey' },
  none: { icon: <MinusCircleOutlined />, className: 'tone-grey' },
};
