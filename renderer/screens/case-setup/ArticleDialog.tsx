import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ArticleLine, MOST_ANSWER, MOST_ARTICLE_BODY } from '../../../shared/contract/knowledge.ts';
import { TICKET_KINDS, type TicketKind } from '../../../shared/contract/tickets.ts';
import { useCategoryLines, useSaveArticle } from '../../api/case-setup.ts';
import { FormDialog } from './FormDialog.tsx';

interface ArticleDialogProps {
  /** null: a new one. */
  readonly article: ArticleLine | null;
  onClose(): void;
}

interface Fields {
  readonly title: string;
  /** 'kind:…', 'category:…'; '' for every case. */
  readonly about: string;
  readonly body: string;
  readonly answer: string;
}

/** An article, new or known. */
export function ArticleDialog({ article, onClose }: ArticleDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const categories = useCategoryLines();
  const save = useSaveArticle();

  async function submit({ title, about, body, answer }: Fields) {
    const [what, of = ''] = about.split(':');
    const kind = what === 'kind' ? (of as TicketKind) : null;
    await save.run({ id: article?.id ?? null, kind, categoryId: what === 'category' ? of : null, title, body, answer });
    return title;
  }
  const about = (): string => {
    if (article?.categoryId) return `category:${article.categoryId}`;
    return article?.kind ? `kind:${article.kind}` : '';
  };
  const choices = TICKET_KINDS.map((kind) => ({
    label: t(`tickets.kind.${kind}`),
    options: [
      { value: `kind:${kind}`, label: t('caseSetup.article.wholeKind', { kind: t(`tickets.kind.${kind}`) }) },
      ...(categories.data ?? [])
        .filter((line) => line.kind === kind)
        .map(({ id, name, level }) => ({ value: `category:${id}`, label: `${'　'.repeat(level)}${name}` })),
    ],
  }));
  return (
    <FormDialog
      title={t(article === null ? 'caseSetup.article.add' : 'caseSetup.article.edit')}
      width={720}
      form={form}
      initial={{
        title: article?.title ?? '',
        about: about(),
        body: article?.body ?? '',
        answer: article?.answer ?? '',
      }}
      pending={save.pending}
      error={save.error ?? categories.error}
      onSave={submit}
      onClose={onClose}
    >
      <div className="case-setup-two">
        <Form.Item
          name="title"
          label={t('caseSetup.article.title')}
          rules={[{ required: true, whitespace: true, message: t('caseSetup.article.titleMissing') }]}
        >
          <Input maxLength={120} autoFocus />
        </Form.Item>
        <Form.Item name="about" label={t('caseSetup.article.for')}>
          <Select
            loading={categories.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={[{ value: '', label: t('caseSetup.article.everyKind') }, ...choices]}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="body"
        label={t('caseSetup.article.body')}
        rules={[{ required: true, whitespace: true, message: t('caseSetup.article.bodyMissing') }]}
      >
        <Input.TextArea rows={8} maxLength={MOST_ARTICLE_BODY} />
      </Form.Item>
      <Form.Item name="answer" label={t('caseSetup.article.answer')} extra={t('caseSetup.article.answerHint')}>
        <Input.TextArea rows={3} maxLength={MOST_ANSWER} />
      </Form.Item>
    </FormDialog>
  );
}
