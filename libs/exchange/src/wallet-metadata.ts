import { CERTIFICATE_TYPE } from './domain/certificate.js';
import { CREDENTIAL_CONFIGURATION, PRE_AUTHORISED } from './offers.service.js';
import { CREDENTIAL_TYP } from './sd-jwt.js';

type Json = Readonly<Record<string, unknown>>;

const CLAIMS: readonly (readonly [path: readonly string[], zh: string, en: string])[] = [
  [['certificate_number'], '证书编号', 'Certificate number'], [['qualification', 'name_zh'], '资格', 'Qualification (Chinese)'], [['qualification', 'name_en'], '资格（英文）', 'Qualification'],
  [['effect'], '互认效力', 'Effect'], [['from', 'name_zh'], '发证地', 'Issued in (Chinese)'], [['to', 'name_zh'], '使用地', 'Counts in (Chinese)'], [['issuing_authority', 'name_zh'], '确认机关', 'Confirmed by (Chinese)'],
  [['decided_on'], '确认日期', 'Confirmed on'], [['valid_until'], '有效期至', 'Valid until'], [['holder_name'], '持证人', 'Holder'], [['holder_id_last4'], '证件号码后四位', 'Last four signs of the identity number'],
  [['holder_certificate_number'], '原证书编号', 'Number of the recognised certificate'],
];

/** Credential issuer metadata (OpenID4VCI 1.0, section 12.2). */
export function issuerMetadata(issuer: string): Json {
  return {
    credential_issuer: issuer,
    credential_endpoint: `${issuer}/credential`,
    nonce_endpoint: `${issuer}/nonce`,
    display: [{ name: '通办', locale: 'zh-CN' }, { name: 'Tongban', locale: 'en' }],
    credential_configurations_supported: {
      [CREDENTIAL_CONFIGURATION]: {
        format: CREDENTIAL_TYP,
        vct: CERTIFICATE_TYPE,
        cryptographic_binding_methods_supported: ['jwk'],
        credential_signing_alg_values_supported: ['ES256'],
        proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
        credential_metadata: {
          display: [{ name: '资格互认确认证书', locale: 'zh-CN' }, { name: 'Recognition certificate', locale: 'en' }],
          claims: CLAIMS.map(([path, zh, en]) => ({ path, display: [{ name: zh, locale: 'zh-CN' }, { name: en, locale: 'en' }] })),
        },
      },
    },
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
