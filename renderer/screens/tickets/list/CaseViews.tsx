import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { TICKET_VIEWS, type TicketViewName } from '../../../../shared/contract/ticket-lists.ts';
import { useRight } from '../../../api/auth.ts';
import { useFirstView } from './use-first-view.ts';

const FOLLOW_UPS = 'follow-ups';

interface CaseViewsProps {
  /** null: the follow-ups are shown, which are a list of their own. */
  readonly value: TicketViewName | null;
  labelOf(view: TicketViewName): string;
  onChange(view: TicketViewName): void;
}

/** Which cases are listed; leads have the follow-ups beside. */
export function CaseViews({ value, labelOf, onChange }: CaseViewsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { remember } = useFirstView();
  const isLead = useRight('queue.manage');
  const views = TICKET_VIEWS.map((view) => ({ value: view as string, label: labelOf(view) }));
  return (
    <Segmented
      aria-label={t('tickets.views')}
      value={value ?? FOLLOW_UPS}
      options={isLead ? [...views, { value: FOLLOW_UPS, label: t('followUps.tab') }] : views}
      onChange={(chosen) => {
        const view = TICKET_VIEWS.find((one) => one === chosen);
        if (!view) return void navigate('/cases/follow-ups');
        remember(view);
        onChange(view);
      }}
    />
  );
}
