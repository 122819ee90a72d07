import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveSettings } from '../../api/notices.js';
import type { NoticeSettings, NoticeSwitch } from '../../api/types.js';
import { Button } from '../../components/form/button.js';
import { CheckInput, ChoiceInput } from '../../components/form/choice-input.js';
import { Panel } from '../../components/layout/panel.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';

type Group = NoticeSettings['groups'][number];

function switchOf({ group }: Group, { channel }: Group['channels'][number]): NoticeSwitch {
  return `${group}:${channel}`;
}

function GroupWays({ group, off, onToggle }: { readonly group: Group; readonly off: readonly NoticeSwitch[]; readonly onToggle: (key: NoticeSwitch, on: boolean) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="stack-s">
      <h3 id={id}>{t(`notices.group.${group.group}`)}</h3>
      <p className="muted small">{t(`notices.groupNote.${group.group}`)}</p>
      {group.mandatory
        ? <p>{group.channels.map(({ channel }) => t(`notices.channel.${channel}`)).join(' · ')} — <strong>{t('notices.always')}</strong></p>
        : (
          <div className="row">
            {group.channels.map((way) => (
              <CheckInput key={way.channel} name={switchOf(group, way)} value={!off.includes(switchOf(group, way))} onChange={(on) => onToggle(switchOf(group, way), on)}>
                <span className="hidden-visually">{t(`notices.group.${group.group}`)} </span>{t(`notices.channel.${way.channel}`)}
              </CheckInput>
            ))}
          </div>
        )}
    </div>
  );
}

/** The language of e-mails, and which notices come by which way. */
export function WaysForm({ settings }: { readonly settings: NoticeSettings }) {
  const { t } = useTranslation();
  const save = useSaveSettings();
  const [language, setLanguage] = useState(settings.language);
  const [off, setOff] = useState<readonly NoticeSwitch[]>(() => settings.groups.flatMap((group) => group.channels.filter(({ on }) => !on).map((way) => switchOf(group, way))));
  const toggle = (key: NoticeSwitch, on: boolean) => setOff((now) => (on ? now.filter((each) => each !== key) : [...now, key]));
  return (
    <Panel title={t('notices.ways')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.carryOut({ language, off }, () => announce(t('notices.saved')));
        }}
      >
        <ChoiceInput
          name="language" label={t('notices.language.title')} value={language} onChange={(key) => setLanguage(key === 'en' ? 'en' : 'zh')}
          options={[{ key: 'zh', label: t('notices.language.zh') }, { key: 'en', label: t('notices.language.en') }]}
        />
        <p className="muted small">{t('notices.waysHint')}</p>
        {settings.groups.map((group) => <GroupWays key={group.group} group={group} off={off} onToggle={toggle} />)}
        {save.error !== null && <ProblemNotice error={save.error} />}
        <div className="form-actions"><Button type="submit" isPending={save.isPending}>{t('notices.save')}</Button></div>
      </form>
    </Panel>
  );
}
