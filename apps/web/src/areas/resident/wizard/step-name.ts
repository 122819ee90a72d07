import { useTranslation } from 'react-i18next';
import { isAboutQualification, type Step, type WizardFacts } from './content.js';

/** What a step is called: a recognition speaks of a certificate, every other service of its form. */
export function useStepName(facts: Pick<WizardFacts, 'service'>): (step: Step) => string {
  const { t } = useTranslation();
  return (step) => (!isAboutQualification(facts) && (step === 'where' || step === 'details') ? t(`apply.stepsOfService.${step}`) : t(`apply.steps.${step}`));
}
