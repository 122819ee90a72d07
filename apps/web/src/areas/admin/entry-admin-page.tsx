import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { qualificationQuery } from '../../api/catalogue.js';
import { DepartureBanner } from '../../components/catalogue/departure-banner.js';
import { RuleMatrix } from '../../components/catalogue/rule-matrix.js';
import { VersionTimeline } from '../../components/catalogue/version-timeline.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { ProvenanceBadge } from '../../components/status/badges.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';
import { useSignedIn } from '../../api/session.js';
import { EntryDrafts } from './drafts/start-draft.js';
import { StartRuleDraft } from './drafts/start-rule.js';
import { useConfirmation } from '../public/provenance-notice.js';

/** One entry as an administrator sees it: every version with its signatures, and what holds between whom. */
export function EntryAdminPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { code } = useParams({ from: '/admin/admin/catalogue/$code' });
  const { at = '', rule } = useSearch({ from: '/admin/admin/catalogue/$code' });
  const navigate = useNavigate({ from: '/admin/catalogue/$code' });
  const query = useQuery(qualificationQuery(code));
  const confirmation = useConfirmation();
  const isAdmin = useSignedIn().activePost?.role === 'catalogue_admin';
  const setAt = (instant: string) => void navigate({ search: (now) => ({ ...now, at: instant === '' ? undefined : instant }), replace: true, resetScroll: false });
  const setRule = (ruleCode: string) => void navigate({ search: (now) => ({ ...now, rule: ruleCode }), replace: true, resetScroll: false });
  return (
    <>
      <PageHeading
        title={query.data === undefined ? t('pub.catalogue.title') : format.name(query.data)}
        otherTitle={query.data === undefined ? undefined : format.otherName(query.data)}
        back={<Link to="/admin/catalogue">← {t('pub.entry.back')}</Link>}
        lead={query.data && <span className="row small"><ProvenanceBadge /><span>{confirmation(query.data.provenance.jjjStatus)}</span></span>}
        actions={<Link to="/catalogue/$code" params={{ code }}>{t('timeline.publicPage')}</Link>}
      />
      <Loaded query={query} lines={10}>
        {(entry) => (
          <div className="stack">
            <DepartureBanner />
            {isAdmin && <EntryDrafts entry={entry} />}
            <RuleMatrix code={code} at={at} onRule={setRule} draft={isAdmin && at === '' ? (cell) => <StartRuleDraft entry={entry} cell={cell} /> : undefined} />
            {rule !== undefined && <VersionTimeline key={rule} title={t('matrix.ruleTimeline', { code: rule })} document={{ kind: 'recognition_rule', code: rule }} at={at} onAt={setAt} />}
            <VersionTimeline document={{ kind: 'qualification', code }} at={at} onAt={setAt} />
          </div>
        )}
      </Loaded>
    </>
  );
}
