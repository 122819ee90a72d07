import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffer } from '../../api/certificates.js';
import { Button } from '../../components/form/button.js';
import { buttonClass } from '../../components/form/button-class.js';
import { CheckInput } from '../../components/form/choice-input.js';
import { Panel } from '../../components/layout/panel.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { useFormat } from '../../text/format.js';
import { QrCode } from './qr-code.js';

/** Hands the certificate to a wallet: by a QR code for the telephone, by a link on it. */
export function WalletOffer({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [withCode, setWithCode] = useState(true);
  const offer = useOffer(id);
  return (
    <Panel title={t('certificate.wallet')} className="no-print">
      <p className="muted">{t('certificate.walletLead')}</p>
      <div aria-live="polite" className="stack-s">
        {offer.answer !== undefined && (
          <>
            <QrCode text={offer.answer.link} label={t('certificate.qrLabel')} />
            {offer.answer.txCode !== null && <p>{t('certificate.txCode')} <strong className="code">{offer.answer.txCode}</strong></p>}
            <p className="small muted">{t('certificate.offerUntil', { at: format.clock(offer.answer.expiresAt) })}</p>
            <a className={buttonClass('second', 'small')} href={offer.answer.link}>{t('certificate.openWallet')}</a>
          </>
        )}
      </div>
      <CheckInput name="txCode" value={withCode} onChange={setWithCode} note={t('certificate.withTxCodeNote')}>{t('certificate.withTxCode')}</CheckInput>
      <Button look="second" isPending={offer.isPending} onPress={() => offer.carryOut({ txCode: withCode })}>{t(offer.answer === undefined ? 'certificate.makeOffer' : 'certificate.makeOfferAgain')}</Button>
      {offer.error !== null && <ProblemNotice error={offer.error} />}
    </Panel>
  );
}
