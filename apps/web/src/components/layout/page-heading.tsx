import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showHeading } from '../../app/page-focus.js';

interface PageHeadingProps {
  readonly title: string;
  /** Shown beside the title in the other language, where it is a name. */
  readonly otherTitle?: string | undefined;
  readonly lead?: ReactNode;
  readonly back?: ReactNode;
  readonly actions?: ReactNode;
}

/** The one `h1` of a page: names the document and takes the focus after a navigation. */
export function PageHeading({ title, otherTitle, lead, back, actions }: PageHeadingProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t('shell.page', { title });
  }, [t, title]);
  useEffect(() => (heading.current === null ? undefined : showHeading(heading.current)), []);
  return (
    <div className="page-head">
      <div className="page-head-text">
        {back !== undefined && <div className="back-link no-print">{back}</div>}
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {otherTitle !== undefined && <p className="lang-other">{otherTitle}</p>}
        {lead !== undefined && <div className="lead">{lead}</div>}
      </div>
      {actions !== undefined && <div className="row no-print">{actions}</div>}
    </div>
  );
}
