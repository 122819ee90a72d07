import type { RequestVerb } from '#kernel';

/**
 * Written notices of a request. `deemed_acceptance`: that silence accepted (行政许可法 32(4)); `delivery_receipt`: that the result was served, to whom and when.
 */
export const DOCUMENT_KINDS = [
  'acceptance_notice', 'deemed_acceptance', 'supplement_notice', 'non_acceptance', 'suspension_notice', 'extension_notice', 'approval', 'refusal', 'delivery_receipt',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

const KIND_OF: Readonly<Partial<Record<RequestVerb, DocumentKind>>> = {
  request_supplement: 'supplement_notice', decline: 'non_acceptance', suspend: 'suspension_notice', extend: 'extension_notice', approve: 'approval', refuse: 'refusal',
  deliver: 'delivery_receipt', hand_out: 'delivery_receipt', confirm_receipt: 'delivery_receipt',
};

/** The document that an act of the log brings; null: none. */
export function documentKindOf(act: { readonly verb: string; readonly publicDetail: Readonly<Record<string, unknown>> }): DocumentKind | null {
  if (act.verb === 'accept') return act.publicDetail['deemed'] === true ? 'deemed_acceptance' : 'acceptance_notice';
  return KIND_OF[act.verb as RequestVerb] ?? null;
}

/** Number of a document: that of its request, and the version to which the act led. */
export function documentNumber(requestNumber: string, version: number): string {
  return `${requestNumber}-${String(version).padStart(3, '0')}`;
}
