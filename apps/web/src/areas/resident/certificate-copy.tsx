import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCopy, type Certificate } from '../../api/certificates.js';
import { Button } from '../../components/form/button.js';
import { buttonClass } from '../../components/form/button-class.js';
import { CheckInput } from '../../components/form/choice-input.js';
import { Panel } from '../../components/layout/panel.js';
import { CopyButton } from '../../components/status/copy-button.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { useFormat } from '../../text/format.js';
import { chosenDisclosures, HIDDEN_CLAIMS } from './chosen-disclosures.js';

/** A copy to be shown to someone, with only those personal claims that the holder ticks; what is left out cannot be read from it. */
export function CertificateCopy({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  const format = useFormat();
  const choices = [
    ...HIDDEN_CLAIMS.filter((claim) => claim !== 'holder_certificate_number' || certificate.holder.certificateNumber !== null).map((claim) => ({ claim: claim as string, words: t(`certificate.claim.${claim}`) })),
    ...certificate.attributes.map((attribute) => ({ claim: attribute.code, words: format.name(attribute) })),
  ];
  const [chosen, setChosen] = useState<readonly string[]>(['holder_name']);
  const copy = useCopy(certificate.id);
  const text = copy.answer === undefined ? '' : chosenDisclosures(copy.answer, chosen);
  const choose = (claim: string, isChosen: boolean) => setChosen(isChosen ? [...chosen, claim] : chosen.filter((each) => each !== claim));
  return (
    <Panel title={t('certificate.copy')} className="no-print">
      <p className="muted">{t('certificate.copyLead')}</p>
      <div className="stack-s" role="group" aria-label={t('certificate.disclose')}>
        {choices.map(({ claim, words }) => <CheckInput key={claim} name={claim} value={chosen.includes(claim)} onChange={(value) => choose(claim, value)}>{words}</CheckInput>)}
      </div>
      {copy.answer === undefined
        ? <Button look="second" isPending={copy.isPending} onPress={() => copy.carryOut()}>{t('certificate.makeCopy')}</Button>
        : (
          <div className="stack-s">
            <p className="code small wrap-anywhere" data-testid="copy">{text}</p>
            <div className="row">
              <CopyButton text={text} />
              <a className={buttonClass('second', 'small')} href={`data:application/dc+sd-jwt,${encodeURIComponent(text)}`} download={`${certificate.number}.sdjwt`}>{t('certificate.saveCopy')}</a>
            </div>
          </div>
        )}
      {copy.error !== null && <ProblemNotice error={copy.error} />}
    </Panel>
  );
}
