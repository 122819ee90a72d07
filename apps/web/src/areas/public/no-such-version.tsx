import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { qualificationQuery } from '../../api/catalogue.js';
import { hasCode } from '../../api/problem.js';
import { versionsQuery, type DocumentName } from '../../api/timeline.js';
import { buttonClass } from '../../components/form/button-class.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { Skeleton } from '../../components/status/loaded.js';
import { useFormat } from '../../text/format.js';

/** The entry that the document is about: itself, or the one that the versions of a rule name. */
function useEntryOf({ kind, code }: DocumentName) {
  const isRule = kind === 'recognition_rule';
  const rule = useQuery({ ...versionsQuery({ kind, code }), enabled: isRule });
  const named = rule.data?.items[0]?.content['qualificationCode'];
  const entryCode = isRule ? (typeof named === 'string' ? named : '') : code;
  const entry = useQuery({ ...qualificationQuery(entryCode), enabled: entryCode !== '' });
  return { entry: entry.data, error: rule.error ?? entry.error };
}

interface NoSuchVersionProps {
  readonly document: DocumentName;
  /** As it stands in the address. */
  readonly number: string;
}

/** Says that a document has no such version, and leads to the entry that it is about; to the catalogue where there is none. */
export function NoSuchVersion({ document, number }: NoSuchVersionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { entry, error } = useEntryOf(document);
  const isUnknown = hasCode(error, 'document_unknown', 'qualification_unknown');
  return (
    <>
      <PageHeading title={t('timeline.page.none', { number })} />
      {entry === undefined && error === null && <Skeleton lines={2} />}
      {error !== null && !isUnknown && <ProblemNotice error={error} />}
      {entry !== undefined && (
        <div className="stack-s">
          <p>{t('timeline.page.noneOfEntry', { name: format.name(entry), number })}</p>
          <p><Link className={buttonClass()} to="/catalogue/$code" params={{ code: entry.code }}>{t('timeline.page.back')}</Link></p>
        </div>
      )}
      {isUnknown && (
        <div className="stack-s">
          <p>{t('timeline.page.unknown', { code: document.code })}</p>
          <p><Link className={buttonClass()} to="/catalogue">{t('timeline.page.toCatalogue')}</Link></p>
        </div>
      )}
    </>
  );
}
