import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serviceQuery } from '../../api/catalogue.js';
import { newId } from '../../api/new-id.js';
import type { Service } from '../../api/types.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Loaded, Skeleton } from '../../components/status/loaded.js';
import { announce } from '../../components/status/toasts.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';
import { useDraft } from './wizard/use-draft.js';
import { Wizard } from './wizard/wizard.js';

function ApplyForm({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/apply/$serviceCode' });
  const search = useSearch({ from: '/signed-in/apply/$serviceCode' });
  const [{ draftId, isNew }] = useState(() => ({ draftId: search.draft ?? newId(), isNew: search.draft === undefined }));
  useEffect(() => {
    if (search.draft === undefined) void navigate({ to: '/apply/$serviceCode', params: { serviceCode: service.code }, search: (now) => ({ ...now, draft: draftId }), replace: true });
  }, [search.draft, draftId, navigate, service.code]);
  const draft = useDraft({
    id: draftId,
    serviceTypeCode: service.code,
    isNew,
    isShared: false,
    initial: { ...(service.appliesTo === null ? { residence: search.from ?? '' } : { qualification: search.qualification ?? '', from: search.from ?? '' }), to: search.to ?? '', mode: service.modes.find((mode) => mode === search.mode) ?? service.modes[0] ?? '' },
  });
  if (draft.state.kind === 'loading') return <Skeleton lines={8} />;
  return (
    <Wizard
      service={service} atWindow={false} draft={draft} draftId={draftId}
      address={{ step: search.step, set: (step, how) => void navigate({ to: '/apply/$serviceCode', params: { serviceCode: service.code }, search: (now) => ({ ...now, step }), replace: how === 'replace' }) }}
      onSubmitted={(request) => {
        announce(`${t('apply.done')}。${t('apply.doneText', { number: request.number })}`);
        void (service.appliesTo === null
          ? navigate({ to: '/requests/$id/receipt', params: { id: request.id } })
          : navigate({ to: '/requests/$id', params: { id: request.id }, search: { ask: 'delivery' } }));
      }}
    />
  );
}

export function ApplyPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { serviceCode } = useParams({ from: '/signed-in/apply/$serviceCode' });
  const query = useQuery(serviceQuery(serviceCode));
  return (
    <div className="read">
      <PageHeading
        title={t('apply.title', { service: query.data === undefined ? '…' : format.name(query.data) })}
        back={<Link to="/services/$code" params={{ code: serviceCode }}>← {t('apply.back')}</Link>}
      />
      <Loaded query={query} lines={8}>{(service) => <ApplyForm service={service} />}</Loaded>
    </div>
  );
}
