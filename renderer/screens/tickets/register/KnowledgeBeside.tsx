import { Button } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketKind } from '../../../../shared/contract/tickets.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { type Article, countArticleUse, useKnowledge } from '../../../api/knowledge.ts';
import { KEY_MAP } from '../../../app/key-map.ts';
import { useAction } from '../../../app/use-action.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { stepFocus } from '../../../components/step-focus.ts';
import { useRested } from '../../../components/use-rested.ts';
import './knowledge.css';

interface KnowledgeBesideProps {
  readonly kind: TicketKind;
  readonly categoryId: string | null;
  /** What is typed so far. */
  readonly text: string;
  /** What may be said to the customer word for word. */
  onInsert(answer: string): void;
}

/**
 * Articles that fit what is being typed. Its key leads to them, a digit opens one, and its answer goes into the case; the
 * one that is open stays while others are found.
 */
export function KnowledgeBeside({ kind, categoryId, text, onInsert }: KnowledgeBesideProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const rested = useRested(text.trim());
  const { data, error, refetch } = useKnowledge({ kind, categoryId, text: rested });
  const [open, setOpen] = useState<Article | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = data ?? [];
  const articles = open && !found.some(({ id }) => id === open.id) ? [open, ...found] : found;
  const buttons = () => [...(list.current?.querySelectorAll<HTMLButtonElement>('.knowledge-title') ?? [])];
  useAction('knowledge', () => buttons()[0]?.focus(), { enabled: articles.length > 0 });

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    if (stepFocus(event, buttons())) return;
    const chosen = articles[Number(event.key.normalize('NFKC')) - 1];
    if (!chosen) return;
    event.preventDefault();
    setOpen(chosen);
  }
  function insert(article: Article) {
    countArticleUse(article.id);
    setOpen(null);
    onInsert(article.answer);
  }
  if (articles.length === 0) {
    return <ErrorNotice text={error ? describe(error) : null} onRetry={() => void refetch()} />;
  }
  return (
    <section className="knowledge" aria-label={t('caseDrawer.knowledge.title')}>
      <h3>
        {t('caseDrawer.knowledge.title')} <KeyHint keys={KEY_MAP.knowledge.keys} />
      </h3>
      <ul ref={list} onKeyDown={onKeyDown}>
        {articles.map((article, index) => (
          <li key={article.id}>
            <button
              type="button"
              className="knowledge-title"
              aria-expanded={open?.id === article.id}
              onClick={() => setOpen(open?.id === article.id ? null : article)}
            >
              <kbd>{index + 1}</kbd> {article.title}
            </button>
            {open?.id === article.id && <OpenArticle article={article} onInsert={() => insert(article)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was typed stays; the answer goes below it. */
export function appended(typed: string, answer: string): string {
  return typed.trim() === '' ? answer : `${typed.trimEnd()}\n${answer}`;
}

function OpenArticle({ article, onInsert }: { readonly article: Article; onInsert(): void }) {
  const { t } = useTranslation();
  return (
    <div className="knowledge-open">
      <p>{article.body}</p>
      {article.answer !== '' && (
        <>
          <blockquote>{article.answer}</blockquote>
          <Button autoFocus size="small" type="primary" onClick={onInsert}>
            {t('caseDrawer.knowledge.insert')} <KeyHint keys="Enter" />
          </Button>
        </>
      )}
    </div>
  );
}
