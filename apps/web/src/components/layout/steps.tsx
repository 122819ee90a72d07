import { useTranslation } from 'react-i18next';

interface StepsProps {
  readonly names: readonly string[];
  /** Index of the step that is shown. */
  readonly current: number;
  /** Steps before this index are done and can be returned to. */
  readonly onGo: (index: number) => void;
}

/** Where one stands in a form of several steps. */
export function Steps({ names, current, onGo }: StepsProps) {
  const { t } = useTranslation();
  return (
    <nav className="steps" aria-label={t('apply.stepsLabel')}>
      <p className="steps-count">{t('apply.stepOf', { step: current + 1, total: names.length })}</p>
      <ol>
        {names.map((name, index) => (
          <li key={name} className={index < current ? 'step step-done' : 'step'} aria-current={index === current ? 'step' : undefined}>
            <span className="step-mark" aria-hidden="true">{index < current ? '✓' : index + 1}</span>
            {index < current ? <button type="button" className="text-button step-name" onClick={() => onGo(index)}>{name}</button> : <span className="step-name">{name}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
