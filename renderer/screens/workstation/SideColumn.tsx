import { useTranslation } from 'react-i18next';
import { useCasesInHand } from '../../api/tickets.ts';
import { type SideTab, useSideTab } from '../../state/side-tab.ts';
import { type Panel, useWorkstation } from '../../state/workstation.ts';
import { CaseDrawer } from './cases/CaseDrawer.tsx';
import { CaseKindPanel } from './cases/CaseKindPanel.tsx';
import { CasesTab } from './cases/CasesTab.tsx';
import { RegisterButton } from './cases/RegisterButton.tsx';
import { CustomerPanel } from './customer/CustomerPanel.tsx';
import { FailedOrderPanel } from './failed/FailedOrderPanel.tsx';
import { FollowUpPanel } from './follow-up/FollowUpPanel.tsx';
import { AgendaTab } from './history/AgendaTab.tsx';
import { CallNote } from './history/CallNote.tsx';
import { HistoryTab } from './history/HistoryTab.tsx';
import { MessagesTab } from './history/MessagesTab.tsx';
import { DeliveryPanel } from './order/DeliveryPanel.tsx';
import { DraftOfOtherPanel } from './order/DraftOfOtherPanel.tsx';
import { MoveDraftPanel } from './order/MoveDraftPanel.tsx';
import { ProductPicker } from './order/ProductPicker.tsx';
import { ReadBackPanel } from './order/ReadBackPanel.tsx';
import { SlipPanel } from './order/SlipPanel.tsx';
import { StandingPanel } from './order/StandingPanel.tsx';
import { DryPanel } from './queue/DryPanel.tsx';
import { ReturningCallPanel } from './queue/ReturningCallPanel.tsx';
import { ReturningPanel } from './queue/ReturningPanel.tsx';
import { BackAtWorkPanel } from './result/BackAtWorkPanel.tsx';
import { CallbackPanel } from './result/CallbackPanel.tsx';
import { CallerPanel } from './result/CallerPanel.tsx';
import { IncomingPanel } from './result/IncomingPanel.tsx';
import { NoOrderPanel } from './result/NoOrderPanel.tsx';
import { PausePanel } from './result/PausePanel.tsx';
import { ResultPanel } from './result/ResultPanel.tsx';
import { SkipPanel } from './result/SkipPanel.tsx';
import { NumberPanel } from './seat/NumberPanel.tsx';
import { useWork } from './work-context.ts';
import './side-column.css';

const PANELS: Readonly<Record<Panel, () => React.ReactNode>> = {
  result: ResultPanel,
  'no-order': NoOrderPanel,
  callback: CallbackPanel,
  skip: SkipPanel,
  pause: PausePanel,
  'read-back': ReadBackPanel,
  'add-product': ProductPicker,
  incoming: IncomingPanel,
  caller: CallerPanel,
  'draft-of-other': DraftOfOtherPanel,
  'move-draft': MoveDraftPanel,
  standing: StandingPanel,
  slip: SlipPanel,
  delivery: DeliveryPanel,
  'failed-order': FailedOrderPanel,
  'follow-up': FollowUpPanel,
  dry: DryPanel,
  customer: CustomerPanel,
  'ask-change': CustomerPanel,
  'back-at-work': BackAtWorkPanel,
  number: NumberPanel,
  returning: ReturningPanel,
  'returning-call': ReturningCallPanel,
  'case-kind': CaseKindPanel,
};

/** What is asked just now, so that nothing ever covers the order; else the case beside it; else the tabs and the note. */
export function SideColumn() {
  const { t } = useTranslation();
  const { inHand } = useWork();
  const panel = useWorkstation((state) => state.panel);
  const hasDrawer = useWorkstation((state) => state.drawer !== null);
  const Asked = panel === null ? null : PANELS[panel];
  return (
    <aside className="ws-side" aria-label={t('workstation.side')}>
      {Asked ? <Asked /> : !hasDrawer && inHand.customer && <Tabs />}
      <CaseDrawer />
      {!Asked && !hasDrawer && inHand.customer && <RegisterButton />}
      {inHand.call && <CallNote key={inHand.call.id} />}
    </aside>
  );
}

const TABS: readonly SideTab[] = ['history', 'messages', 'agenda', 'cases'];
const CONTENTS: Readonly<Record<SideTab, () => React.ReactNode>> = {
  messages: MessagesTab,
  history: HistoryTab,
  agenda: AgendaTab,
  cases: CasesTab,
};

function Tabs() {
  const { t } = useTranslation();
  const { tab, show } = useSideTab();
  const { inHand } = useWork();
  const open = useCasesInHand(inHand.customer?.id ?? null, 'open').data;
  const toConvey = inHand.messages.filter((message) => !message.conveyed).length;
  const Content = CONTENTS[tab];
  return (
    <>
      <div className="ws-tabs" role="tablist">
        {TABS.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={tab === each}
            aria-controls="side-tab"
            onClick={() => show(each)}
          >
            {t(`workstation.tab.${each}`)}
            {each === 'messages' && toConvey > 0 && <span className="ws-tab-count">{toConvey}</span>}
            {each === 'cases' && open && open.rows.length > 0 && (
              <span className="ws-tab-count">{`${open.rows.length}${open.more ? '+' : ''}`}</span>
            )}
          </button>
        ))}
      </div>
      {/* It scrolls, so it has to take the focus, or the keyboard can't reach its end. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <div className="ws-tab" id="side-tab" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        <Content />
      </div>
    </>
  );
}
