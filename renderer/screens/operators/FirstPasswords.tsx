import { CopyOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, App, Button, Modal, Progress, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FirstPassword, MOST_FIRST_PASSWORDS, type OperatorRow } from '../../../shared/contract/operators.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useGiveFirstPasswords } from '../../api/operators.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PrintCopy } from '../../components/PrintCopy.tsx';

interface FirstPasswordsProps {
  /** Those without a password, and those who have not replaced the program's yet. */
  readonly people: readonly OperatorRow[];
  onClose(): void;
}

/** Passwords for many at once, shown this one time: to be copied or printed, and handed out. */
export function FirstPasswords({ people, onClose }: FirstPasswordsProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const give = useGiveFirstPasswords();
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    people.filter(({ passwordState }) => passwordState === 'none').map(({ id }) => id),
  );
  // Once given, people leave the list behind this dialog.
  const [offered] = useState(people);
  const [given, setGiven] = useState<readonly FirstPassword[]>([]);
  const [running, setRunning] = useState(false);
  const [taken, setTaken] = useState(false);
  const { message } = App.useApp();
  const done = given.length > 0 && !running;

  async function run() {
    setRunning(true);
    const waiting = chosen.filter((id) => !given.some((one) => one.id === id));
    try {
      for (let from = 0; from < waiting.length; from += MOST_FIRST_PASSWORDS) {
        const made = await give.run({ ids: waiting.slice(from, from + MOST_FIRST_PASSWORDS) });
        setGiven((before) => [...before, ...made]);
      }
    } catch {
      // The sentence stands above; what was given before it stays on the page.
    } finally {
      setRunning(false);
    }
  }

  async function copy() {
    const head = [t('operators.login'), t('operators.name'), t('operators.firstPassword')];
    const lines = given.map(({ login, name, password }) => [login, name, password]);
    try {
      await navigator.clipboard.writeText([head, ...lines].map((line) => line.join('\t')).join('\n'));
      setTaken(true);
      void message.success(t('orderCalendars.copied', { count: lines.length }));
    } catch {
      void message.warning(t('orderCalendars.copyByHand'));
    }
  }

  const columns: TableColumnsType<OperatorRow> = [
    { title: t('operators.login'), dataIndex: 'login', width: 150 },
    { title: t('operators.name'), dataIndex: 'name' },
    {
      title: t('auth.password'),
      render: (_, { passwordState }) => t(`operators.passwordStates.${passwordState}`),
    },
  ];
  const givenColumns: TableColumnsType<FirstPassword> = [
    { title: t('operators.login'), dataIndex: 'login', width: 150 },
    { title: t('operators.name'), dataIndex: 'name' },
    { title: t('operators.firstPassword'), render: (_, { password }) => <code>{password}</code> },
  ];
  const left = chosen.length - given.length;
  return (
    <Modal
      open
      width={640}
      title={t('operators.firstPasswords')}
      closable={{ 'aria-label': t('common.close'), disabled: running }}
      maskClosable={false}
      keyboard={!running && (given.length === 0 || taken)}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={running}>
            {t(given.length > 0 ? 'common.close' : 'common.cancel')}
          </Button>
          {done && (
            <>
              <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
                {t('orderCalendars.copy')}
              </Button>
              <Button
                icon={<PrinterOutlined aria-hidden />}
                onClick={() => {
                  window.print();
                  setTaken(true);
                }}
              >
                {t('orderCalendars.print')}
              </Button>
            </>
          )}
          {left > 0 && (
            <Button type="primary" loading={running} onClick={() => void run()}>
              {t('operators.firstPasswordsGive', { count: left })}
            </Button>
          )}
        </>
      }
    >
      <ErrorNotice text={give.error ? describe(give.error) : null} />
      {given.length === 0 ? (
        <p className="first-passwords-hint">{t('operators.firstPasswordsHint')}</p>
      ) : (
        <Alert className="first-passwords-hint" type="warning" showIcon title={t('operators.firstPasswordsOnce')} />
      )}
      {running && (
        <Progress
          percent={Math.floor((given.length / Math.max(chosen.length, 1)) * 100)}
          aria-label={t('operators.firstPasswords')}
        />
      )}
      {given.length > 0 ? (
        <>
          <Table
            rowKey="id"
            size="small"
            columns={givenColumns}
            dataSource={[...given]}
            pagination={false}
            scroll={{ y: 300 }}
          />
          <PrintCopy className="first-passwords-sheet">
            <h1>{t('operators.firstPasswords')}</h1>
            <table>
              <tbody>
                {given.map(({ id, login, name, password }) => (
                  <tr key={id}>
                    <td>{name}</td>
                    <td>{login}</td>
                    <td>
                      <code>{password}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </PrintCopy>
        </>
      ) : (
        <Table
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={[...offered]}
          pagination={false}
          scroll={{ y: 300 }}
          rowSelection={{
            selectedRowKeys: [...chosen],
            onChange: (keys) => setChosen(keys as string[]),
            getCheckboxProps: ({ name }) => ({ 'aria-label': name, disabled: running }),
          }}
        />
      )}
    </Modal>
  );
}
