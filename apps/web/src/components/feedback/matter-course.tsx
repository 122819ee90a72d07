import { useTranslation } from 'react-i18next';
import type { Matter } from '../../api/feedback.js';
import { useFormat } from '../../text/format.js';
import { Panel } from '../layout/panel.js';

type Entry = Matter['course'][number];

function useFound(): (entry: Entry) => string | null {
  const { t } = useTranslation();
  return ({ founded, reached, accepted }) => {
    if (founded !== null) return t(`feedback.one.isFounded.${founded ? 'yes' : 'no'}`);
    if (reached === null) return null;
    if (!reached) return t('feedback.one.notReached');
    return accepted === null ? t('feedback.one.reached') : t(`feedback.field.callBackOption.${accepted ? 'accepted' : 'refused'}`);
  };
}

/** Everything that happened to a matter, newest first. */
export function MatterCourse({ course }: { readonly course: readonly Entry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = useFound();
  const who = ({ actorRole, authority }: Entry): string => (actorRole === 'resident' || actorRole === 'system' || authority === null ? t(`vocabulary.role.${actorRole}`) : `${format.name(authority)} · ${t(`vocabulary.role.${actorRole}`)}`);
  return (
    <Panel title={t('feedback.one.course')}>
      <ol className="timeline">
        {[...course].reverse().map((entry) => (
          <li key={`${entry.verb}${entry.at}`} className="timeline-entry">
            <p className="timeline-what">{who(entry)} {t(`feedback.done.${entry.verb}`)}</p>
            <p className="timeline-meta"><time dateTime={entry.at}>{format.instant(entry.at)}</time>{entry.toAuthority !== null && ` · → ${format.name(entry.toAuthority)}`}</p>
            {found(entry) !== null && <p className="timeline-note"><strong>{found(entry)}</strong></p>}
            {entry.text !== null && <p className="timeline-note pre-line">{entry.text}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
