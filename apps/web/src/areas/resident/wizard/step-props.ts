import type { DraftContent } from '../../../api/types.js';
import type { FieldErrors } from '../../../components/form/error-summary.js';
import type { WizardFacts } from './content.js';

/** What every step of the wizard works with. */
export interface StepProps {
  readonly content: DraftContent;
  readonly errors: FieldErrors;
  readonly facts: WizardFacts;
  readonly update: (patch: Partial<DraftContent>) => void;
  readonly go: (step: number) => void;
  /** A file is on its way: the step cannot be left yet. */
  readonly onBusy: (isBusy: boolean) => void;
}
