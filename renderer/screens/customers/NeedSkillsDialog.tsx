import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassChangeTarget } from '../../../shared/contract/class-changes.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useNeedSkills, useSkills } from '../../api/skills.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SkillChoice, type SkillMarks, skillsToSet } from '../../components/SkillChoice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useWhileShown } from '../../components/use-while-shown.ts';

interface NeedSkillsDialogProps {
  readonly target: ClassChangeTarget;
  /** How many customers the target is, as the list says. */
  readonly count: number;
  /** What each of them needs now, where that is known; else a box says nothing until it is ticked or cleared. */
  readonly had?: readonly (readonly string[])[];
  onClose(): void;
  onDone(): void;
}

/** Which skills the calls of one customer, a selection or a whole filter need. */
export function NeedSkillsDialog({ target, count, had, onClose, onDone }: NeedSkillsDialogProps) {
  const { t } = useTranslation();
  const done = useWhileShown(onDone);
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const skills = useSkills();
  const need = useNeedSkills();
  const [marks, setMarks] = useState<SkillMarks>(new Map());
  const [reason, setReason] = useState('');

  async function submit() {
    const { changed } = await need.run({ target, ...skillsToSet(marks), reason });
    const shown = formatCount(changed, language) as never;
    void message.success(changed === 0 ? t('skills.unchanged') : t('skills.needSaved', { count: shown }));
    done();
  }

  return (
    <Modal
      closable={{ 'aria-label': t('common.close') }}
      open
      title={t('skills.needTitle', { count: formatCount(count, language) as never })}
      onCancel={onClose}
      onOk={() => void submit().catch(() => undefined)}
      okText={t('common.save')}
      okButtonProps={{ disabled: marks.size === 0 }}
      confirmLoading={need.pending}
    >
      <ErrorNotice text={need.error ? describe(need.error) : null} />
      <p className="skill-mixed">{t('skills.needHint')}</p>
      <SkillChoice
        skills={skills.data ?? []}
        had={had ?? null}
        marks={marks}
        onChange={setMarks}
        onSubmit={() => void submit().catch(() => undefined)}
        mixedHint={had === undefined ? t('skills.needMixed') : undefined}
      />
      <Input
        aria-label={t('skills.reason')}
        placeholder={t('skills.reason')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        style={{ marginTop: 12 }}
      />
    </Modal>
  );
}
