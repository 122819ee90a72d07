type Form = Readonly<Record<string, unknown>>;

/** Fields of the service types' forms in which an applicant copies the number of what they hold. */
const CERTIFICATE_FIELDS = ['certificateNumber', 'documentNumber', 'registrationNumber'] as const;
/** Field in which an organisation names itself; without it the applicant is the holder. */
const ORGANISATION_FIELD = 'creditCode';

/** Numbers of the certificates that a form names, as they were typed. */
export function certificateNumbersOf(form: Form): string[] {
  return CERTIFICATE_FIELDS.map((field) => form[field]).filter((value): value is string => typeof value === 'string' && value.trim() !== '');
}

/** Credit code of the organisation that holds the certificate, or the identity number of the applicant. */
export function holderNumberOf<Id extends string | undefined>(form: Form, applicantIdNumber: Id): string | Id {
  const organisation = form[ORGANISATION_FIELD];
  return typeof organisation === 'string' && organisation !== '' ? organisation : applicantIdNumber;
}
