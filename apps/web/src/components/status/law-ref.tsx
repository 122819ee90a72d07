import type { LawRef as Law } from '../../api/types.js';
import { lawText } from './law-text.js';

/** A law with its article, as cited in Chinese: there is no official English text. */
export function LawRef({ law }: { readonly law: Law }) {
  return <cite className="law" lang="zh-CN">{lawText(law)}</cite>;
}

export function LawList({ laws }: { readonly laws: readonly Law[] }) {
  return (
    <ul className="law-list">
      {laws.map((law) => <li key={`${law.law}${law.article ?? ''}`}><LawRef law={law} /></li>)}
    </ul>
  );
}
