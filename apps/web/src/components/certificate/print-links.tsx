import { useTranslation } from 'react-i18next';
import { printAddress, type Certificate } from '../../api/certificates.js';
import { buttonClass } from '../form/button-class.js';

const LANGUAGES = ['zh', 'en'] as const;

/** The certificate as PDF in either language: whoever must be shown it may read another one than its holder. */
export function PrintLinks({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  return (
    <div className="stack-s no-print">
      <div className="row">
        {LANGUAGES.map((language) => <a key={language} className={buttonClass('second', 'small')} href={printAddress(certificate.id, language)} download>{t(`certificate.pdf.${language}`)}</a>)}
      </div>
      {certificate.state !== 'valid' && <p className="muted small">{t('certificate.pdfMarked')}</p>}
    </div>
  );
}
