import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/requests.js';
import type { RequestDetail, RequestVersions } from '../../api/types.js';
import { requestVersionsQuery, versionsSeen } from '../../api/versions.js';
import { Facts } from '../data/facts.js';
import { Button } from '../form/button.js';
import { useKept } from '../form/kept-text.js';
import { TextInput } from '../form/text-input.js';
import { Panel } from '../layout/panel.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import { useVersionWords, VersionChanges } from './version-changes.js';

interface MoveProps {
  readonly detail: RequestDetail;
  readonly versions: RequestVersions;
  readonly look: () => void;
}

/** Moves the request, with the reason that its applicant reads. */
function MoveForm({ detail: { request }, versions, look }: MoveProps) {
  const { t } = useTranslation();
  const [typed, change, forget] = useKept(`versions.${request.id}`, { reasonText: '' });
  const [tried, setTried] = useState(false);
  const act = useAct(request.id);
  const missing = typed.reasonText.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    act.carryOut({ verb: 'migrate_version', version: request.version, input: { reasonText: typed.reasonText.trim(), versions: versionsSeen(versions) } }, () => {
      forget();
      announce(t('versions.done', { number: request.number }));
    });
  };
  const lookAgain = () => {
    act.reset();
    look();
  };
  return (
    <form className="item-form no-print" noValidate onSubmit={submit} aria-label={t('versions.submit')}>
      <TextInput name="versionReason" label={t('versions.reason')} hint={t('versions.reasonHint')} error={tried && missing ? t('versions.reasonMissing') : undefined} multiline maxLength={2000} value={typed.reasonText} onChange={(reasonText) => change({ reasonText })} />
      {act.error !== null && <><ProblemNotice error={act.error} /><Button size="small" look="second" onPress={lookAgain}>{t('versions.look')}</Button></>}
      <div className="form-actions"><Button type="submit" look="second" isPending={act.isPending}>{t('versions.submit')}</Button></div>
    </form>
  );
}

function Later({ detail, versions, look, isOwn }: MoveProps & { readonly isOwn: boolean }) {
  const { t } = useTranslation();
  const words = useVersionWords();
  const entry = detail.request.qualification;
  return (
    <>
      <Facts facts={[{ term: t('versions.filedUnder'), value: words(versions.filed) }, { term: t('versions.inForce'), value: words(versions.inForce) }]} />
      <p>{t(versions.move === 'migration_loses_recognition' ? 'versions.lost' : isOwn ? 'versions.staysOwn' : 'versions.stays')}</p>
      <h3>{t('versions.whatChanges')}</h3>
      <VersionChanges request={detail.request} versions={versions} />
      {entry !== null && <p><Link to="/catalogue/$code" params={{ code: entry.code }}>{t('versions.seeEntry')}</Link></p>}
      {versions.move === 'possible' && detail.availableActions.includes('migrate_version') && <MoveForm detail={detail} versions={versions} look={look} />}
    </>
  );
}

/** Under which versions of the catalogue an open request is handled; what has changed since, and for its clerk the way to move it. */
export function RequestVersionsPanel({ detail, isOwn = false }: { readonly detail: RequestDetail; readonly isOwn?: boolean }) {
  const { t } = useTranslation();
  const words = useVersionWords();
  const query = useQuery({ ...requestVersionsQuery(detail.request.id), enabled: detail.request.closedAt === null && detail.request.qualification !== null });
  const versions = query.data;
  if (versions === undefined) return null;
  return (
    <Panel title={t('versions.title')}>
      <div className="stack-s">
        {versions.move === 'no_later_version'
          ? <><p>{words(versions.filed)}</p><p className="muted small">{t('versions.upToDate')}</p></>
          : <Later detail={detail} versions={versions} isOwn={isOwn} look={() => void query.refetch()} />}
      </div>
    </Panel>
  );
}
