import { no, ok, type Result } from '#kernel';

/** What a clerk says to have done for somebody who stands before the window. */
export interface Assistance {
  readonly identityChecked: boolean;
  readonly consentOral: boolean;
}

/**
 * Who fills it in for somebody has looked at the person (国办发〔2020〕35号) and read the consent aloud (个人信息保护法 14), or does not file; nobody assists from home. Refuses `form_invalid`,
 * `identity_not_checked`, `consent_required`.
 */
export function checkAssistance(assisted: Assistance | undefined, atWindow: boolean): Result<true> {
  if (assisted === undefined) return ok(true);
  if (!atWindow) return no({ code: 'form_invalid', issues: [{ path: 'assisted', code: 'not_asked' }] });
  if (!assisted.identityChecked) return no({ code: 'identity_not_checked', lawRef: { law: '国办发〔2020〕35号' }, issues: [{ path: 'assisted.identityChecked', code: 'required' }] });
  return assisted.consentOral ? ok(true) : no({ code: 'consent_required', lawRef: { law: '个人信息保护法', article: '14' }, issues: [{ path: 'assisted.consentOral', code: 'required' }] });
}
