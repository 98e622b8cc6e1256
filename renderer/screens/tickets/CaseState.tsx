import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  InboxOutlined,
  PhoneOutlined,
  ReloadOutlined,
  RightCircleOutlined,
  StopOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketState } from '../../../shared/contract/tickets.ts';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';

const LOOKS: Readonly<Record<TicketState, { readonly tone: StateTone; readonly icon: ReactNode }>> = {
  registered: { tone: 'wrap-up', icon: <InboxOutlined /> },
  accepted: { tone: 'talking', icon: <CheckCircleOutlined /> },
  'handed-over': { tone: 'talking', icon: <RightCircleOutlined /> },
  'in-progress': { tone: 'talking', icon: <ToolOutlined /> },
  waiting: { tone: 'waiting', icon: <ClockCircleOutlined /> },
  resolved: { tone: 'done', icon: <CheckCircleOutlined /> },
  'follow-up': { tone: 'wrap-up', icon: <PhoneOutlined /> },
  closed: { tone: 'off', icon: <CheckCircleOutlined /> },
  reopened: { tone: 'wrap-up', icon: <ReloadOutlined /> },
  withdrawn: { tone: 'off', icon: <StopOutlined /> },
};

/** Where a case is on its way. */
export function CaseState({ state }: { readonly state: TicketState }) {
  const { t } = useTranslation();
  return <StateTag {...LOOKS[state]}>{t(`tickets.state.${state}`)}</StateTag>;
}
