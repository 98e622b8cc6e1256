import { ArrowDownOutlined, ArrowUpOutlined, DoubleRightOutlined, MinusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketPriority } from '../../../shared/contract/tickets.ts';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';

const LOOKS: Readonly<Record<TicketPriority, { readonly tone: StateTone; readonly icon: ReactNode }>> = {
  urgent: { tone: 'overdue', icon: <DoubleRightOutlined rotate={-90} /> },
  high: { tone: 'wrap-up', icon: <ArrowUpOutlined /> },
  normal: { tone: 'none', icon: <MinusOutlined /> },
  low: { tone: 'off', icon: <ArrowDownOutlined /> },
};

/** How urgent a case is. */
export function PriorityTag({ priority }: { readonly priority: TicketPriority }) {
  const { t } = useTranslation();
  return <StateTag {...LOOKS[priority]}>{t(`tickets.priority.${priority}`)}</StateTag>;
}
