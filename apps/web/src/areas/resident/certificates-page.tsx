import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { myCertificatesQuery, type CertificateSummary } from '../../api/certificates.js';
import { CertificateBadge, subjectOf, useValidityWords } from '../../components/certificate/certificate-words.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { buttonClass } from '../../components/form/button-class.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { useFormat } from '../../text/format.js';

function Entry({ certificate }: { readonly certificate: CertificateSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const validity = useValidityWords();
  const { from, to } = certificate;
  return (
    <li className="entry">
      <div className="entry-main">
        <h2 className="entry-title"><Link to="/certificates/$id" params={{ id: certificate.id }}>{format.name(subjectOf(certificate))}</Link></h2>
        <p className="entry-meta">
          <span>{from !== null && to !== null ? t('request.route', { from: format.name(from), to: format.name(to) }) : format.name(certificate.authority)}</span>
          <span>{validity(certificate)}</span>
          <span className="code">{certificate.number}</span>
        </p>
      </div>
      <div className="entry-side"><CertificateBadge state={certificate.state} /></div>
    </li>
  );
}

/** The reader's own certificates. */
export function CertificatesPage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(myCertificatesQuery);
  return (
    <>
      <PageHeading title={t('certificate.listTitle')} lead={t('certificate.listLead')} />
      <Loaded query={query}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          if (items.length === 0) return <EmptyState title={t('certificate.emptyTitle')} text={t('certificate.emptyText')}><Link className={buttonClass('second')} to="/requests">{t('shell.myRequests')}</Link></EmptyState>;
          return (
            <>
              <ul className="entry-list">{items.map((certificate) => <Entry key={certificate.id} certificate={certificate} />)}</ul>
              <ListFoot query={query} shown={items.length} total={data.pages[0]?.total ?? 0} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
