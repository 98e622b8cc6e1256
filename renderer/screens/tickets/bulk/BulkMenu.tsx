import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MovedTickets } from '../../../../shared/contract/ticket-bulk.ts';
import type { TicketLine } from '../../../../shared/contract/ticket-lists.ts';
import { useMe } from '../../../api/auth.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { type BulkAction, bulkActionsOf } from './bulk-actions.ts';

interface BulkMenuProps {
  /** The selected cases as they are shown. */
  readonly cases: readonly TicketLine[];
  onDone(action: BulkAction, moved: MovedTickets): void;
}

/** What can be done with all selected cases. */
export function BulkMenu({ cases, onDone }: BulkMenuProps) {
  const { t } = useTranslation();
  const roles = useMe().data?.roles ?? [];
  const [action, setAction] = useState<BulkAction | null>(null);
  const offered = bulkActionsOf(roles);
  return (
    <>
      <Dropdown
        autoFocus
        trigger={['click']}
        menu={{
          items: offered.map((name) => ({ key: name, label: t(`caseBulk.action.${name}`) })),
          onClick({ key, domEvent }) {
            // The same press of Enter would go on to the button that the dialog opens with.
            domEvent.preventDefault();
            setAction(offered.find((name) => name === key) ?? null);
          },
        }}
      >
        <Button type="primary" icon={<DownOutlined aria-hidden />} aria-haspopup="menu">
          {t('caseBulk.menu')}
        </Button>
      </Dropdown>
      {action && (
        <BulkDialog
          action={action}
          cases={cases}
          onDone={(moved) => onDone(action, moved)}
          onClose={() => setAction(null)}
        />
      )}
    </>
  );
}
