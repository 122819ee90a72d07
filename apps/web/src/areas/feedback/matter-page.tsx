import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { matterQuery } from '../../api/feedback.js';
import { MatterBody, useMatterTitle } from '../../components/feedback/matter-body.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/timeline.css';
import '../../design/feedback.css';

function MatterOf({ id, isOwn, back }: { readonly id: string; readonly isOwn: boolean; readonly back: ReactNode }) {
  const { t } = useTranslation();
  const titleOf = useMatterTitle();
  const query = useQuery(matterQuery(id));
  return (
    <>
      <PageHeading title={query.data === undefined ? t(isOwn ? 'feedback.listTitle' : 'feedback.work.title') : titleOf(query.data)} lead={query.data === undefined ? undefined : <span className="code">{query.data.number}</span>} back={back} />
      <Loaded query={query} lines={8}>{(matter) => <MatterBody matter={matter} isOwn={isOwn} reload={() => void query.refetch()} />}</Loaded>
    </>
  );
}

/** One of the reader's own. */
export function MyMatterPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/signed-in/feedback/$id' });
  return <MatterOf id={id} isOwn back={<Link to="/feedback">← {t('feedback.back')}</Link>} />;
}

/** One that the reader's office holds or held. */
export function WorkMatterPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/feedback-work/matters/$id' });
  return <MatterOf id={id} isOwn={false} back={<Link to="/matters">← {t('feedback.work.back')}</Link>} />;
}
