import { App, Button, Modal, Progress, Tabs } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EffectPreview, PlanChange } from '../../../shared/contract/effects.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useEffectLook, useTellMovers } from '../../api/effects.ts';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { formatDifference } from './before-after-columns.tsx';
import { CallsTab } from './CallsTab.tsx';
import { DatesTab, MoversTab, SeatsTab } from './EffectTables.tsx';
import './effects.css';
import { busiestDay } from './effect-rows.ts';
import { type MessageDraft, MessagesTab } from './MessagesTab.tsx';
import { isToldByDefault, proposedText, toldDays } from './message-texts.ts';

interface EffectDialogProps {
  readonly change: PlanChange;
  readonly what: string;
  /** Makes the change for good. */
  apply(): Promise<unknown>;
  /** The change was made, and whoever was to be told will be. */
  onApplied(): void;
  onClose(): void;
}

/** What a change of the plan does, before it is applied: calls before and after, who moves, and who is told. */
export function EffectDialog({ change, what, apply, onApplied, onClose }: EffectDialogProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const look = useEffectLook(change);
  const tell = useTellMovers();
  const [edited, setEdited] = useState<readonly MessageDraft[] | null>(null);
  const [applying, setApplying] = useState(false);
  const [applied, setApplied] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const applyButton = useRef<HTMLButtonElement>(null);
  const backButton = useRef<HTMLButtonElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { preview } = look;
  const drafts = edited ?? draftsOf(preview);

  function draftsOf(seen: EffectPreview | undefined): readonly MessageDraft[] {
    return (seen?.groups ?? []).map((group) => ({
      id: `${seen?.previewId}-${group.group}`,
      group,
      text: proposedText(group, language, (key, params) => t(key, params ?? {})),
      use: isToldByDefault(group),
    }));
  }

  const movesNobody = preview?.moved === 0;
  const isSeen = preview !== undefined;
  const isRefused = look.error !== null;
  /** Where this dialog has put the focus: null until it has opened, which takes the focus itself. */
  const placed = useRef<HTMLElement | null>(null);
  function placeFocus() {
    // While the effect is worked out no key may mean one thing now and another in a moment: Enter does nothing there.
    placed.current = isSeen ? applyButton.current : isRefused ? backButton.current : body.current;
    placed.current?.focus();
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it is seen or refused
  useEffect(() => {
    // Whoever has gone to another button meanwhile stays there.
    if (placed.current && placed.current === document.activeElement) placeFocus();
  }, [isSeen, isRefused]);

  async function tellAll(): Promise<void> {
    const chosen = drafts.filter((draft) => draft.use && draft.text.trim() !== '');
    if (!preview || chosen.length === 0) return;
    const told = await tell.run({
      previewId: preview.previewId,
      messages: chosen.map(({ id, group, text }) => ({
        id,
        group: group.group,
        text,
        ...toldDays(group, preview.from),
      })),
    });
    const counts = { messages: told.messages, customers: formatCount(told.customers, language) };
    void message.success(t('effects.told', counts));
  }

  async function applyNow() {
    setApplying(true);
    setRefusal(null);
    try {
      if (!applied) await apply();
      setApplied(true);
      await tellAll();
      onApplied();
    } catch (error) {
      setRefusal(error);
    } finally {
      setApplying(false);
    }
  }

  function leave() {
    // What is being made can't be left half: whether it was made is seen here.
    if (applying) return;
    if (!preview && !look.error) look.cancel();
    if (applied) onApplied();
    else onClose();
  }

  const problem = refusal === null ? null : describe(refusal);
  return (
    <Modal
      open
      width={1040}
      style={{ top: 12 }}
      title={t('effects.title', { what })}
      closable={{ 'aria-label': t('common.close') }}
      mask={{ closable: false }}
      onCancel={leave}
      afterOpenChange={(isOpen) => isOpen && placeFocus()}
      footer={[
        <Button key="back" ref={backButton} disabled={applying} onClick={leave}>
          {t(applied ? 'common.close' : look.error || preview ? 'effects.back' : 'common.cancel')}
        </Button>,
        <Button
          key="apply"
          ref={applyButton}
          type="primary"
          loading={applying}
          disabled={!preview}
          onClick={() => void applyNow()}
        >
          {t(applied ? 'effects.tellAgain' : 'effects.apply')}
        </Button>,
      ]}
    >
      <div ref={body} tabIndex={-1} className="effect-body" data-full={preview !== undefined && !movesNobody}>
        <ErrorNotice text={look.error ? describe(look.error) : null} />
        <ErrorNotice text={problem !== null && applied ? t('effects.notTold', { problem }) : problem} />
        {!preview && !look.error && (
          <div role="status">
            <p>{t('effects.looking')}</p>
            <Progress percent={Math.floor(look.share * 100)} aria-label={t('effects.progress')} />
          </div>
        )}
        {preview && movesNobody && (
          <p role="status" className="effect-nobody">
            {t('effects.nobody', { from: preview.from, to: preview.to })}
          </p>
        )}
        {preview && !movesNobody && (
          <>
            <EffectSummary preview={preview} />
            <Tabs
              size="small"
              items={[
                { key: 'weekdays', label: t('effects.tab.weekdays'), children: <CallsTab preview={preview} /> },
                { key: 'dates', label: t('effects.tab.dates'), children: <DatesTab preview={preview} /> },
                { key: 'seats', label: t('effects.tab.seats'), children: <SeatsTab preview={preview} /> },
                {
                  key: 'movers',
                  label: t('effects.tab.movers', { count: preview.moved }),
                  children: <MoversTab preview={preview} />,
                },
                {
                  key: 'messages',
                  label: t('effects.tab.messages', { count: drafts.filter((draft) => draft.use).length }),
                  children: <MessagesTab from={preview.from} drafts={drafts} onChange={setEdited} />,
                },
              ]}
            />
          </>
        )}
      </div>
    </Modal>
  );
}

function EffectSummary({ preview }: { readonly preview: EffectPreview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const n = (value: number): string => formatCount(value, language);
  const { total } = preview;
  const peak = busiestDay(preview);
  const nobody = preview.skills.reduce((sum, skill) => sum + skill.nobody.after, 0);
  return (
    <div role="status" className="effect-summary">
      <p>
        {t('effects.summary', {
          from: preview.from,
          to: preview.to,
          before: n(total.before),
          after: n(total.after),
          difference: formatDifference(total.after - total.before, language),
          moved: n(preview.moved),
          gaining: n(preview.gaining),
          losing: n(preview.losing),
        })}
      </p>
      {nobody > 0 && <p className="effect-short">{t('effects.nobodyHolds', { count: n(nobody) as never })}</p>}
      <p className="effect-soft">
        {t('effects.peak', {
          before: n(peak.before),
          after: n(peak.after),
          seconds: preview.secondsACall,
          source: t(preview.measured ? 'effects.measured' : 'effects.assumed'),
        })}
      </p>
    </div>
  );
}
