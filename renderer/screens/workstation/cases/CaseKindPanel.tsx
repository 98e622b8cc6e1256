import { useTranslation } from 'react-i18next';
import { TICKET_KINDS } from '../../../../shared/contract/tickets.ts';
import { useCallerCases, useCasesInHand } from '../../../api/tickets.ts';
import { keptCase } from '../../../state/kept-cases.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { type Choice, DigitList } from '../DigitList.tsx';
import { useWork } from '../work-context.ts';
import { subjectOf } from './subject-of.ts';

/** The digits that are left to the open cases. */
const MOST_OPEN = 6;

/** Shift+F8: which kind is registered, or which open case of the customer or the stranger is looked at. */
export function CaseKindPanel() {
  const { t } = useTranslation();
  const { inHand } = useWork();
  const { openDrawer } = useWorkstation.getState();
  const ofCustomer = useCasesInHand(inHand.customer?.id ?? null, 'open').data?.rows;
  const ofStranger = useCallerCases(inHand.customer ? null : (inHand.call?.id ?? null)).data;
  const open = ofCustomer ?? ofStranger ?? [];
  const subject = subjectOf(inHand);
  const kinds = TICKET_KINDS.map(
    (kind, at): Choice => ({
      digit: String(at + 1),
      label: t(`tickets.kind.${kind}`),
      hint: keptCase(subject, kind) === null ? undefined : t('caseDrawer.kept'),
      choose: () => openDrawer({ show: 'register', kind }),
    }),
  );
  const cases = open.slice(0, MOST_OPEN).map(
    (row, at): Choice => ({
      digit: String(at + TICKET_KINDS.length + 1),
      label: (
        <>
          {t('caseDrawer.openCase')} <span className="tabular">{row.number}</span>
        </>
      ),
      hint: `${row.categoryName} · ${t(`tickets.state.${row.state}`)}`,
      choose: () => openDrawer({ show: 'case', ticketId: row.id }),
    }),
  );
  return (
    <AskPanel title={t('caseDrawer.chooseKind')}>
      <DigitList label={t('caseDrawer.chooseKind')} choices={[...kinds, ...cases]} />
    </AskPanel>
  );
}
