import type { OnestopRefusalCode } from '#contracts';
import type { RefusalTable } from '#platform';

export const ONESTOP_PROBLEMS: RefusalTable<OnestopRefusalCode> = {
  service_type_unknown: { status: 404, title: 'No such service type' },
  service_type_suspended: { status: 422, title: 'This service type is suspended: nothing new is taken in' },
  service_type_does_not_apply: { status: 422, title: 'This service type is not for that qualification' },
  form_invalid: { status: 422, title: 'The form is not complete or not right' },
  material_missing: { status: 422, title: 'A required material is missing' },
  material_not_listed: { status: 422, title: 'A material is not on the published list' },
  mode_not_offered: { status: 422, title: 'This handling mode is not offered here' },
  deferral_not_offered: { status: 422, title: 'This paper cannot follow later in this way' },
  declaration_missing: { status: 422, title: 'The declaration must be made' },
  consent_text_changed: { status: 409, title: 'The text of the consent is another one now: read it again' },
  consent_not_given: { status: 422, title: 'There is no consent for this, or it was revoked' },
  evidence_not_needed: { status: 422, title: 'This service does not need that evidence' },
  register_unknown: { status: 422, title: 'No register of this kind answers for that place' },
  register_silent: { status: 503, title: 'The register does not answer now' },
  evidence_not_several: { status: 409, title: 'There is nothing to tell apart here' },
  evidence_not_usable: { status: 422, title: 'This evidence cannot be used for the request' },
};
