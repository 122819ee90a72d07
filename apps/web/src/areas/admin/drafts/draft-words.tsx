import { useTranslation } from 'react-i18next';
import type { DocumentDraft } from '../../../api/types.js';
import { PlainBadge } from '../../../components/status/badges.js';
import type { Tone } from '../../../components/status/notice.js';

export const DRAFT_STATES = ['open', 'proposed', 'done', 'discarded'] as const satisfies readonly DocumentDraft['state'][];
export const DRAFT_KINDS = ['qualification', 'recognition_rule', 'service_type'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

const TONE_OF_STATE: Readonly<Record<DocumentDraft['state'], Tone>> = { open: 'care', proposed: 'info', done: 'good', discarded: 'still' };

export function DraftStateBadge({ draft }: { readonly draft: Pick<DocumentDraft, 'state'> }) {
  const { t } = useTranslation();
  return <PlainBadge tone={TONE_OF_STATE[draft.state]}>{t(`drafts.state.${draft.state}`)}</PlainBadge>;
}

/** The words for a kind of document; its code where the app does not know it. */
export function useKindWords(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => {
    const known = DRAFT_KINDS.find((each) => each === kind);
    return known === undefined ? kind : t(`drafts.kind.${known}`);
  };
}
