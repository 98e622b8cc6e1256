import { useTranslation } from 'react-i18next';
import { KEY_MAP } from '../../../app/key-map.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { type Choice, DigitList } from '../DigitList.tsx';
import { phoneText } from '../seat/phone-text.ts';
import { useWork } from '../work-context.ts';
import { numberAfter, type ResultChoice, resultChoices } from './result-choices.ts';
import { useRecord } from './use-record.ts';

/** F9: what came of the call. */
export function ResultPanel() {
  const { t } = useTranslation();
  const { inHand } = useWork();
  const record = useRecord();
  const { open } = useWorkstation.getState();
  const toConvey = inHand.messages.filter((message) => !message.conveyed).length;

  function choose({ result }: ResultChoice) {
    if (result === 'no-order' || result === 'callback' || result === 'skip') open(result);
    else record({ disposition: result });
  }
  const number = numberAfter(inHand);
  const hintOf = ({ result }: ResultChoice) => {
    if (result !== 'invalid-number' || inHand.task === null) return undefined;
    return number === null ? t('workstation.lastNumber') : t('workstation.nextNumber', { number: phoneText(number) });
  };
  const choices = resultChoices(inHand).map(
    (choice): Choice => ({
      digit: choice.digit,
      label: choice.result === 'skip' ? t('workstation.skip') : t(`callLog.disposition.${choice.result}`),
      refusal: choice.refusal && t(`workstation.refusal.${choice.refusal}`),
      hint: choice.result === inHand.call?.disposition ? t('workstation.chosen') : hintOf(choice),
      choose: () => choose(choice),
    }),
  );
  return (
    <AskPanel title={t('workstation.result')}>
      {choices.length === 1 && <p className="ws-quiet">{t('workstation.onlyOrdered')}</p>}
      {toConvey > 0 && (
        <p className="ws-warning">
          {t('workstation.notConveyedYet', { count: toConvey })} <KeyHint keys={KEY_MAP.messages.keys} />
        </p>
      )}
      {inHand.followUps.length > 0 && (
        <p className="ws-warning">
          {t('followUps.stillOpen', { numbers: inHand.followUps.map(({ number }) => number).join(', ') })}{' '}
          <KeyHint keys={KEY_MAP.followUp.keys} />
        </p>
      )}
      <DigitList label={t('workstation.result')} choices={choices} />
    </AskPanel>
  );
}
