import { CREDENTIAL_CONFIGURATIONS, PRE_AUTHORISED } from './offers.service.js';
import { CREDENTIAL_TYP } from './sd-jwt.js';
import { TYPE_OF } from './signed-copies.js';

type Json = Readonly<Record<string, unknown>>;

type Claims = readonly (readonly [path: readonly string[], zh: string, en: string])[];

const CLAIMS: Claims = [
  [['certificate_number'], '证书编号', 'Certificate number'], [['qualification', 'name_zh'], '资格', 'Qualification (Chinese)'], [['qualification', 'name_en'], '资格（英文）', 'Qualification'],
  [['effect'], '互认效力', 'Effect'], [['from', 'name_zh'], '发证地', 'Issued in (Chinese)'], [['to', 'name_zh'], '使用地', 'Counts in (Chinese)'], [['issuing_authority', 'name_zh'], '确认机关', 'Confirmed by (Chinese)'],
  [['decided_on'], '确认日期', 'Confirmed on'], [['valid_until'], '有效期至', 'Valid until'], [['holder_name'], '持证人', 'Holder'], [['holder_id_last4'], '证件号码后四位', 'Last four signs of the identity number'],
  [['holder_certificate_number'], '原证书编号', 'Number of the recognised certificate'],
];

/** What registers attested stands beside these, under names of its own. */
const DOCUMENT_CLAIMS: Claims = [
  [['certificate_number'], '证书编号', 'Certificate number'], [['document', 'name_zh'], '证明名称', 'Document (Chinese)'], [['document', 'name_en'], '证明名称（英文）', 'Document'], [['service', 'name_zh'], '办理事项', 'Service (Chinese)'],
  [['place', 'name_zh'], '业务属地', 'Competent place (Chinese)'], [['issuing_authority', 'name_zh'], '出具机关', 'Issued by (Chinese)'], [['decided_on'], '出具日期', 'Issued on'], [['valid_until'], '有效期至', 'Valid until'],
  [['holder_name'], '持证人', 'Holder'], [['holder_id_last4'], '证件号码后四位', 'Last four signs of the identity number'],
];

/** Credential issuer metadata (OpenID4VCI 1.0, section 12.2). */
export function issuerMetadata(issuer: string): Json {
  return {
    credential_issuer: issuer,
    credential_endpoint: `${issuer}/credential`,
    nonce_endpoint: `${issuer}/nonce`,
    display: [{ name: '通办', locale: 'zh-CN' }, { name: 'Tongban', locale: 'en' }],
    credential_configurations_supported: {
      [CREDENTIAL_CONFIGURATIONS.recognition]: configuration(TYPE_OF.recognition, ['资格互认确认证书', 'Recognition certificate'], CLAIMS),
      [CREDENTIAL_CONFIGURATIONS.document]: configuration(TYPE_OF.document, ['政务服务电子证明', 'Document of a public service'], DOCUMENT_CLAIMS),
    },
  };
}

function configuration(vct: string, name: readonly [zh: string, en: string], claims: Claims): Json {
  const display = (zh: string, en: string): readonly Json[] => [{ name: zh, locale: 'zh-CN' }, { name: en, locale: 'en' }];
  return {
    format: CREDENTIAL_TYP,
    vct,
    cryptographic_binding_methods_supported: ['jwk'],
    credential_signing_alg_values_supported: ['ES256'],
    proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
    credential_metadata: { display: display(...name), claims: claims.map(([path, zh, en]) => ({ path, display: display(zh, en) })) },
  };
}

/** Authorisation server metadata (RFC 8414) of the token endpoint: codes that were made beforehand, and nothing else. */
export function tokenMetadata(issuer: string): Json {
  return {
    issuer,
    token_endpoint: `${issuer}/token`,
    grant_types_supported: [PRE_AUTHORISED],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ['none'],
    'pre-authorized_grant_anonymous_access_supported': true,
  };
}
