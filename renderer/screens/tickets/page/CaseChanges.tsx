import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useRight } from '../../../api/auth.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { CategoryDialog } from './CategoryDialog.tsx';
import { ClimbDialog } from './ClimbDialog.tsx';

type Doing = 'assign' | 'category' | 'climb';
const DIALOGS = { assign: AssignDialog, category: CategoryDialog, climb: ClimbDialog } as const;

/** What can be changed of an open case beside its way: who has it, what it is about, before whom it is put. */
export function CaseChanges({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing | null>(null);
  const mayAssign = useRight('queue.manage');
  if (!ticket.mayWork || ticket.endedAtMs !== null) return null;
  const offered: readonly Doing[] = [
    ...(mayAssign ? (['assign'] as const) : []),
    'category',
    ...(ticket.levels.length > 0 ? (['climb'] as const) : []),
  ];
  const isHighest = ticket.levels.every((level) => level < ticket.level);
  const Dialog = doing && DIALOGS[doing];
  return (
    <fieldset className="case-steps">
      <legend className="visually-hidden">{t('caseActions.title')}</legend>
      {offered.map((name) => (
        <Button key={name} size="small" onClick={() => setDoing(name)}>
          {t(`caseActions.${name === 'climb' && isHighest ? 'climbBack' : name}`)}
        </Button>
      ))}
      {Dialog && <Dialog ticket={ticket} onClose={() => setDoing(null)} />}
    </fieldset>
  );
}
