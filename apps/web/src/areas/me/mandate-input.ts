import type { MandateBasis, MandateToState } from '../../api/mandates.js';
import { looksLikeCreditCode, looksLikeIdNumber } from '../../components/form/check-numbers.js';

/** A service that was chosen, with its name in both languages. */
export interface ChosenService {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface MandateInputs {
  readonly basis: MandateBasis | '';
  readonly name: string;
  readonly idNumber: string;
  readonly organisationName: string;
  readonly creditCode: string;
  readonly scope: 'all' | 'some' | '';
  readonly services: readonly ChosenService[];
  readonly from: string;
  readonly until: string;
}

export const FIELDS = ['basis', 'name', 'idNumber', 'organisationName', 'creditCode', 'scope', 'services', 'from', 'until'] as const;

/** Whether whoever states it is the one who is to act. */
export function isForSomebodyElse(basis: MandateBasis | ''): boolean {
  return basis === 'parent' || basis === 'guardian';
}

/** The inputs that are not right yet, in their order. */
export function wrongInputs(inputs: MandateInputs): readonly (typeof FIELDS)[number][] {
  const isOrganisation = inputs.basis === 'organisation';
  const isWrong: Readonly<Record<(typeof FIELDS)[number], boolean>> = {
    basis: inputs.basis === '', name: inputs.name.trim() === '', idNumber: !looksLikeIdNumber(inputs.idNumber), organisationName: isOrganisation && inputs.organisationName.trim().length < 2, creditCode: isOrganisation && !looksLikeCreditCode(inputs.creditCode),
    scope: inputs.scope === '', services: inputs.scope === 'some' && inputs.services.length === 0, from: inputs.from === '', until: inputs.until === '' || inputs.until < inputs.from,
  };
  return FIELDS.filter((field) => isWrong[field]);
}

/** What is sent; undefined while something is wrong. */
export function mandateOf(inputs: MandateInputs): MandateToState | undefined {
  const { basis, name, idNumber, organisationName, creditCode, scope, services, from, until } = inputs;
  if (basis === '' || wrongInputs(inputs).length > 0) return undefined;
  return {
    basis, person: { name: name.trim(), idNumber }, ...(basis === 'organisation' ? { organisation: { name: organisationName.trim(), creditCode } } : {}),
    scope: scope === 'all' ? ['all'] : services.map(({ code }) => `service:${code}`), from, until,
  };
}
