export { attributeInWords } from './attribute-words.js';
export { packCredential, readCredentialText } from './credential-code.js';
export { CREDENTIAL_WORDS } from './credential-words.js';
export { readTrustedKeys, type TrustedKeys } from './trusted-keys.js';
export type { Attestation, CredentialVerdict } from './verdict.js';
export { credentialSources, verifyCredential } from './verify-credential.js';
export { CERTIFICATE_TYPE, type RecognitionCertificate } from './certificate.js';
export { DOCUMENT_TYPE, type ServiceDocument } from './service-document.js';
