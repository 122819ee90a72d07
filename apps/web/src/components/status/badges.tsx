import type { RequestState } from '#contracts';
import { useTranslation } from 'react-i18next';
import type { Tone } from './notice.js';

const TONE_OF_STATE: Readonly<Record<RequestState, Tone>> = {
  submitted: 'info',
  received: 'info',
  routed: 'info',
  returned: 'care',
  supplement: 'care',
  accepted: 'info',
  suspended: 'care',
  approved: 'good',
  refused: 'bad',
  declined: 'bad',
  ready: 'care',
  dispatched: 'info',
  delivered: 'still',
  withdrawn: 'still',
  lapsed: 'still',
};

/** The colour that goes with a state; the words always stand beside it. */
export function toneOf(state: RequestState): Tone {
  return TONE_OF_STATE[state];
}

export function StateBadge({ state }: { readonly state: RequestState }) {
  const { t } = useTranslation();
  return <span className={`badge tone-${toneOf(state)}`}>{t(`vocabulary.state.${state}`)}</span>;
}

/** Says of every catalogue entry that nobody official has published this list. */
export function ProvenanceBadge() {
  const { t } = useTranslation();
  return <span className="badge badge-plain badge-outline">{t('pub.provenance.badge')}</span>;
}

/** The same under a list of requests, once for all the qualifications that it names. */
export function ProvenanceLine() {
  const { t } = useTranslation();
  return <p className="muted small">{t('pub.provenance.line')}</p>;
}

export function PlainBadge({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return <span className={`badge badge-plain tone-${tone}`}>{children}</span>;
}
