import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitStrategyView } from '../../../shared/contract/class-strategies.ts';
import { isBusinessDate } from '../../../shared/domain/calendar/business-date.ts';
import { useSaveVisitStrategy } from '../../api/strategies.ts';
import { ClassStrategyDrawer } from './ClassStrategyDrawer.tsx';
import type { EditedVersion } from './ClassStrategyTab.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { RuleOutlook } from './RuleOutlook.tsx';
import { fieldsOfRule, NEW_RULE, type RuleFields, ruleOfFields } from './rule-form.ts';

interface VisitDrawerProps {
  readonly edited: EditedVersion<VisitStrategyView>;
  onClose(): void;
}

/** Makes or changes a version of a visit-cycle strategy. */
export function VisitDrawer({ edited, onClose }: VisitDrawerProps) {
  const { t } = useTranslation();
  const { base } = edited;
  const [cycle, setCycle] = useState<RuleFields>(base ? fieldsOfRule(base.rule) : NEW_RULE);
  const [note, setNote] = useState(base?.note ?? '');
  const rule = ruleOfFields(cycle);
  return (
    <ClassStrategyDrawer
      kind="visit"
      edited={edited}
      content={rule === null ? null : { rule, note }}
      save={useSaveVisitStrategy()}
      onClose={onClose}
    >
      {(from) => (
        <>
          <fieldset className="strategy-fieldset">
            <legend>{t('strategies.cycle')}</legend>
            <RuleEditor value={cycle} disabled={false} onChange={setCycle} />
            <RuleOutlook rule={rule} holidayRule="later" from={isBusinessDate(from) ? from : edited.validFrom} visits />
          </fieldset>
          <Form.Item label={t('strategies.visit.note')} htmlFor="visit-note">
            <Input.TextArea
              id="visit-note"
              maxLength={500}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </Form.Item>
        </>
      )}
    </ClassStrategyDrawer>
  );
}
