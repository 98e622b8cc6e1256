import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/PageHeader.tsx';
import { DataStep } from './DataStep.tsx';
import { FirstStartSteps } from './FirstStartSteps.tsx';
import { PeopleStep } from './PeopleStep.tsx';

/** What follows the administrator at the first start: people, then data. Each step can be left for later. */
export default function FirstStepsScreen() {
  const { t } = useTranslation();
  const [step, setStep] = useState<1 | 2>(1);
  return (
    <div className="first-steps">
      <PageHeader title={t(step === 1 ? 'auth.peopleTitle' : 'auth.dataTitle')} />
      <FirstStartSteps current={step} />
      {step === 1 ? <PeopleStep onNext={() => setStep(2)} /> : <DataStep onBack={() => setStep(1)} />}
    </div>
  );
}
