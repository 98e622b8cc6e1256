import { Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/PageHeader.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FileStep } from './FileStep.tsx';
import type { ImportDraft } from './import-draft.ts';
import './imports.css';
import { RunStep } from './RunStep.tsx';

/** Where a person is: `test` and `result` follow a run that goes on without the page, too. */
type Place =
  | { readonly step: 'file' }
  | { readonly step: 'columns'; readonly draft: ImportDraft }
  | { readonly step: 'run'; readonly importId: string; readonly draft: ImportDraft | null; readonly isTest: boolean };

/** Customers, products and order history from a file: file, columns, test run, result. */
export default function ImportScreen() {
  const { t } = useTranslation();
  const [place, setPlace] = useState<Place>({ step: 'file' });
  const current = place.step === 'file' ? 0 : place.step === 'columns' ? 1 : place.isTest ? 2 : 3;
  const steps = ['file', 'columns', 'test', 'result'];
  return (
    <div className="import-page">
      <PageHeader title={t('imports.title')} description={t('imports.description')}>
        <Steps
          className="import-steps"
          size="small"
          current={current}
          items={steps.map((step) => ({ title: t(`imports.steps.${step}`) }))}
        />
      </PageHeader>
      {place.step === 'file' && (
        <FileStep
          onReady={(draft) => setPlace({ step: 'columns', draft })}
          onOpen={(run) => setPlace({ step: 'run', importId: run.id, draft: null, isTest: run.testRun })}
        />
      )}
      {place.step === 'columns' && (
        <ColumnsStep
          draft={place.draft}
          onChange={(draft) => setPlace({ step: 'columns', draft })}
          onBack={() => setPlace({ step: 'file' })}
          onStarted={(importId, isTest) => setPlace({ step: 'run', importId, draft: place.draft, isTest })}
        />
      )}
      {place.step === 'run' && (
        <RunStep
          key={place.importId}
          importId={place.importId}
          draft={place.draft}
          onColumns={(draft) => setPlace({ step: 'columns', draft })}
          onStarted={(importId) => setPlace({ step: 'run', importId, draft: place.draft, isTest: false })}
          onAnother={() => setPlace({ step: 'file' })}
        />
      )}
    </div>
  );
}
