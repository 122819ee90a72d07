import { useTranslation } from 'react-i18next';
import type { Post } from '../api/types.js';
import { useFormat } from '../text/format.js';

/** A post in one line: role and place, with its authority or window below. */
export function usePostName(): (post: Post) => { readonly title: string; readonly note: string } {
  const { t } = useTranslation();
  const format = useFormat();
  return (post) => {
    const body = post.window ?? post.authority;
    const place = format.name(post.jurisdiction);
    const role = t(`vocabulary.postRole.${post.role}`);
    return { title: post.reach === 'all' ? role : t('shell.actingPlace', { place, role }), note: body === null ? t(`vocabulary.reach.${post.reach}`) : format.name(body) };
  };
}
