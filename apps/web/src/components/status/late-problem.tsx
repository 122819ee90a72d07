import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { allTexts } from '../../text/language.js';
import { buttonClass } from '../form/button-class.js';
import { Notice } from './notice.js';

interface ProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Where even the words for what went wrong cannot be fetched. */
function NothingLoads({ onRetry }: ProblemProps) {
  const { t } = useTranslation();
  return <Notice tone="bad" role="alert" title={t('shell.nothingLoads')}><button type="button" className={buttonClass('second', 'small')} onClick={onRetry}>{t('shell.tryAgain')}</button></Notice>;
}

/** Most pages never need it: it is fetched with its words when something goes wrong. */
export const LateProblem = lazy(async () => {
  try {
    const [module] = await Promise.all([import('./problem-notice.js'), allTexts()]);
    return { default: (props: ProblemProps) => <module.ProblemNotice {...props} /> };
  } catch {
    return { default: NothingLoads };
  }
});
