import { EditOutlined, ReadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { NoteDialog } from '../shift-notes/NoteDialog.tsx';

/** What may be done before going home, and need not: a word for whoever comes next, one about the own day. */
export function EndOfShift() {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  return (
    <div className="ws-end-of-shift">
      <Button type="link" icon={<EditOutlined aria-hidden />} onClick={() => setWriting(true)}>
        {t('shiftNotes.leave')}
      </Button>
      <Link to="/work-log">
        <ReadOutlined aria-hidden /> {t('workLog.own')}
      </Link>
      {writing && <NoteDialog onClose={() => setWriting(false)} />}
    </div>
  );
}
