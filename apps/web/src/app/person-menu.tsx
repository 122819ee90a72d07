import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { homeOf, useSignOut, useSwitchPost } from '../api/session.js';
import type { Session } from '../api/types.js';
import { usePostName } from './post-name.js';

const AS_RESIDENT = 'resident';

/** Who is signed in, as whom they act, and the way out. */
export function PersonMenu({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const switchPost = useSwitchPost();
  const signOut = useSignOut();
  const postName = usePostName();
  const name = session.person?.name ?? '';
  const act = async (key: string) => {
    if (key === 'sign-out' || key === 'everywhere') {
      await signOut(key === 'everywhere');
      return;
    }
    if (key === 'mandates' || key === 'data') {
      await navigate({ to: key === 'data' ? '/me/data' : '/me/mandates' });
      return;
    }
    const next = await switchPost(key === AS_RESIDENT ? null : key);
    await navigate({ to: homeOf(next.activePost) });
  };
  return (
    <MenuTrigger>
      <Button className="button button-second button-small" aria-label={t('shell.person', { name })}>
        {name}<span className="select-caret" aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="options" onAction={(key) => void act(String(key))}>
          {session.posts.length > 0 && (
            <MenuSection selectionMode="single" disallowEmptySelection selectedKeys={[session.activePost?.id ?? AS_RESIDENT]}>
              <Header className="options-heading">{t('shell.actAs')}</Header>
              <MenuItem id={AS_RESIDENT} className="option" textValue={t('shell.asResident')}><span>{t('shell.asResident')}</span></MenuItem>
              {session.posts.map((post) => {
                const { title, note } = postName(post);
                return <MenuItem key={post.id} id={post.id} className="option" textValue={title}><span>{title}</span><small>{note}</small></MenuItem>;
              })}
            </MenuSection>
          )}
          {session.posts.length > 0 && <Separator className="options-rule" />}
          {session.activePost === null && <MenuItem id="mandates" className="option">{t('mandates.menu')}</MenuItem>}
          {session.activePost === null && <MenuItem id="data" className="option">{t('myData.menu')}</MenuItem>}
          <MenuItem id="sign-out" className="option">{t('shell.signOut')}</MenuItem>
          <MenuItem id="everywhere" className="option">{t('shell.signOutEverywhere')}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
