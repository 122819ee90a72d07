import type { LawRef as Law } from '../../api/types.js';

/** `32(4)` is written 第32条第4款; an article that is already in words stays. */
function articleText(article: string): string {
  const match = /^(\d+)(?:\((\d+)\))?$/.exec(article);
  if (match === null) return article;
  return match[2] === undefined ? `第${match[1]}条` : `第${match[1]}条第${match[2]}款`;
}

/** A document number such as 国办发〔2020〕35号 stands without title marks. */
function lawText(law: string): string {
  return law.includes('〔') || law.startsWith('《') ? law : `《${law}》`;
}

/** A law with its article, as cited in Chinese: there is no official English text. */
export function LawRef({ law }: { readonly law: Law }) {
  return <cite className="law" lang="zh-CN">{lawText(law.law)}{law.article !== undefined && articleText(law.article)}</cite>;
}

export function LawList({ laws }: { readonly laws: readonly Law[] }) {
  return (
    <ul className="law-list">
      {laws.map((law) => <li key={`${law.law}${law.article ?? ''}`}><LawRef law={law} /></li>)}
    </ul>
  );
}
