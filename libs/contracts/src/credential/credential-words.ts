import type { CredentialRefusal } from './check-failed.js';
import type { UnverifiedPart } from './verdict.js';

interface CredentialWords {
  readonly verdict: Readonly<Record<'valid' | CredentialRefusal, string>>;
  readonly unverified: Readonly<Record<UnverifiedPart, string>>;
  readonly attested: Readonly<Record<AttestedLabel, string>>;
}

type AttestedLabel =
  | 'number' | 'holderName' | 'holderIdLast4' | 'holderCertificateNumber' | 'qualification' | 'effect' | 'from' | 'to' | 'issuingAuthority' | 'decidedOn' | 'validUntil' | 'noEnd'
  | 'document' | 'service' | 'place' | 'issuedBy' | 'issuedOn' | 'basis' | 'byRegister' | 'byPerson' | 'sources' | 'requestNumber' | 'catalogue' | 'rule' | 'signed' | 'signedByAll' | 'baseline' | 'replaces' | 'issuer' | 'issuedAt' | 'expiresAt' | 'statusAt';

/** A sentence for each verdict and for what it leaves open: the page, the command and the printed certificate say the same. */
export const CREDENTIAL_WORDS: Readonly<Record<'zh' | 'en', CredentialWords>> = {
  zh: {
    verdict: {
      valid: '证书有效：签名无误，在有效期内，没有被暂停或者撤销。',
      malformed: '这不是本平台签发的证书，或者没有完整地复制、扫描。',
      wrong_type: '这是另一种凭证，不是本平台签发的证书。',
      unsupported_algorithm: '证书采用了不被接受的签名算法，可能是伪造的。',
      unknown_issuer: '证书所写的签发者不受信任。',
      unknown_key: '签发者没有公布签署这份证书的密钥：密钥可能已经作废，证书也可能是伪造的。',
      bad_signature: '签名不符：内容被改动过，或者不是该签发者签署的。',
      bad_disclosure: '出示的内容与签名不符：有改动、增添或者重复。',
      not_yet_valid: '证书还没有开始生效。',
      expired: '证书已经过了有效期。',
      key_binding_missing: '没有附上持证人的证明，无法确认出示者就是持证人。',
      bad_key_binding: '持证人的证明无效：不是用持证人的密钥签署的，或者属于另一次出示，或者已经过时。',
      wrong_audience: '持证人的证明是出示给别人的。',
      wrong_nonce: '持证人的证明是为另一次核验作出的。',
      status_unavailable: '签名无误，但是无法查明证书是否已被暂停或者撤销。',
      revoked: '证书已被撤销或者注销，不再有效。',
      suspended: '证书目前被暂停，恢复之前无效。',
    },
    unverified: {
      holder: '出示者是不是持证人：请核对身份证件。',
      audience: '持证人的证明是不是出示给您的。',
      nonce: '持证人的证明是不是为这一次核验作出的。',
      status: '证书是否已被暂停或者撤销。',
      withheld: '证书里还有持证人没有出示的内容。',
    },
    attested: {
      number: '证书编号', holderName: '持证人', holderIdLast4: '身份证件号码末四位', holderCertificateNumber: '原证书编号',
      qualification: '资格', effect: '效力', from: '发证地', to: '使用地', issuingAuthority: '确认机关', decidedOn: '确认日期', validUntil: '有效期至', noEnd: '长期',
      document: '证明名称', service: '办理事项', place: '业务属地', issuedBy: '出具机关', issuedOn: '出具日期', basis: '依据', byRegister: '登记库的记录，由规则自动出具', byPerson: '机关工作人员核实后出具', sources: '登记库', requestNumber: '办件编号', catalogue: '目录版本', rule: '互认规则', signed: '目录签署', signedByAll: '各方已经签署', baseline: '项目整理的基准数据，各地尚未签署',
      replaces: '所替代的证书', issuer: '签发者', issuedAt: '签发时间', expiresAt: '失效时间', statusAt: '状态查询时间',
    },
  },
  en: {
    verdict: {
      valid: 'Valid: the signature is right, it is within its time, and it has been neither suspended nor revoked.',
      malformed: 'This is not a certificate of this platform, or it was not copied or scanned completely.',
      wrong_type: 'This is a credential of another kind, not a certificate of this platform.',
      unsupported_algorithm: 'It is signed in a way that is not accepted; it may be forged.',
      unknown_issuer: 'It names an issuer that is not trusted.',
      unknown_key: 'Its issuer has not published the key that signed it: the key may have been withdrawn, or the certificate is forged.',
      bad_signature: 'The signature does not fit: the contents were changed, or the issuer did not sign them.',
      bad_disclosure: 'What is shown does not fit what was signed: something was changed, added or doubled.',
      not_yet_valid: 'It is not valid yet.',
      expired: 'It has expired.',
      key_binding_missing: 'There is no proof from the holder: nothing shows that it is presented by the person it was issued to.',
      bad_key_binding: 'The proof of the holder is not right: another key signed it, it belongs to another presentation, or it is out of date.',
      wrong_audience: 'The proof of the holder was made for somebody else.',
      wrong_nonce: 'The proof of the holder was made for another occasion.',
      status_unavailable: 'The signature is right, but whether it has been suspended or revoked could not be checked.',
      revoked: 'It has been revoked or cancelled and is no longer valid.',
      suspended: 'It is suspended, and not valid until that is lifted.',
    },
    unverified: {
      holder: 'Whether the person who shows it is its holder: compare an identity document.',
      audience: 'Whether the proof of the holder was made for you.',
      nonce: 'Whether the proof of the holder was made for this occasion.',
      status: 'Whether it has been suspended or revoked.',
      withheld: 'The certificate has contents that its holder has not shown.',
    },
    attested: {
      number: 'Certificate number', holderName: 'Holder', holderIdLast4: 'Identity number ends with', holderCertificateNumber: 'Original certificate number',
      qualification: 'Qualification', effect: 'Effect', from: 'Issued in', to: 'Counts in', issuingAuthority: 'Confirmed by', decidedOn: 'Confirmed on', validUntil: 'Valid until', noEnd: 'no end',
      document: 'Document', service: 'Service', place: 'Competent place', issuedBy: 'Issued by', issuedOn: 'Issued on', basis: 'Basis', byRegister: 'Records of registers, issued by a rule', byPerson: 'Issued by staff of the authority after checking', sources: 'Registers', requestNumber: 'Request number', catalogue: 'Catalogue version', rule: 'Recognition rule', signed: 'Signatures', signedByAll: 'signed by every party', baseline: 'reference data of the project, which no jurisdiction has signed',
      replaces: 'Replaces', issuer: 'Issuer', issuedAt: 'Signed at', expiresAt: 'Ends at', statusAt: 'Status as of',
    },
  },
};
