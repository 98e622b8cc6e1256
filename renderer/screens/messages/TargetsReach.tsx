import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageTargets } from '../../../shared/contract/messages.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useTargetsPreview } from '../../api/messages.ts';
import { useLanguage } from '../../components/use-language.ts';

/** Counting looks at every customer, so it waits until typing rests. */
const REST_MS = 400;
const CODES_SHOWN = 5;

interface TargetsReachProps {
  readonly validFrom: string;
  readonly targets: MessageTargets | null;
}

/** How many customers would be told, and which codes nobody has, before anything is saved. */
export function TargetsReach({ validFrom, targets }: TargetsReachProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const describe = useErrorText();
  const now = JSON.stringify(targets);
  const [rested, setRested] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setRested(now), REST_MS);
    return () => clearTimeout(timer);
  }, [now]);
  const preview = useTargetsPreview(validFrom, JSON.parse(rested) as MessageTargets | null);
  const unknown = preview.data?.unknownCodes ?? [];
  const codes = unknown.slice(0, CODES_SHOWN).join(', ');
  if (targets === null) return <p className="message-reach">{t('messages.reachesNone')}</p>;
  return (
    <div className="message-reach" role="status" data-testid="reach">
      {preview.error
        ? describe(preview.error)
        : preview.data && rested === now && !preview.isPlaceholderData
          ? t('messages.reaches', { count: formatCount(preview.data.customers, language) })
          : t('messages.counting')}
      {unknown.length > 0 && (
        <div className="message-unknown">
          {t('messages.unknownCodes', {
            codes: unknown.length > CODES_SHOWN ? t('messages.unknownMore', { codes, count: unknown.length }) : codes,
          })}
        </div>
      )}
    </div>
  );
}
