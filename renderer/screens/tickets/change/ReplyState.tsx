import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useReplyTold } from '../../../api/tickets.ts';
import { InstantText } from '../../../components/DateText.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useShownVersion } from '../page/use-seen-version.ts';

/** How the reply of a case reaches its customer: in the next call, unless somebody has told it already. */
export function ReplyState({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const told = useReplyTold();
  const asShown = useShownVersion(ticket);
  const { replying, mayWork } = ticket;
  if (!replying) return null;
  if (replying.toldAtMs !== null) {
    return (
      <p className="case-soft">
        {t('caseChanges.replyTold', { name: replying.toldByName })} <InstantText atMs={replying.toldAtMs} />
      </p>
    );
  }
  return (
    <>
      <ErrorNotice text={told.error ? describe(told.error) : null} />
      <p className="case-soft">
        {t('caseChanges.replyWaits')}{' '}
        {mayWork && (
          <Button
            size="small"
            loading={told.pending}
            onClick={() => void asShown((shown) => told.run(shown)).catch(() => undefined)}
          >
            {t('caseChanges.toldAlready')}
          </Button>
        )}
      </p>
    </>
  );
}
