import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../api/types.js';
import { ActionForm } from '../../components/actions/action-form.js';
import { Button } from '../../components/form/button.js';
import { Panel } from '../../components/layout/panel.js';

/** Lets the applicant say that acceptance by silence did not happen; a supervisor answers. */
export function ContestAction({ detail, reload }: { readonly detail: RequestDetail; readonly reload: () => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title={t('vocabulary.verb.contest')} className="no-print">
      <p className="muted small">{t('request.contestNote')}</p>
      {isOpen
        ? <ActionForm verb="contest" detail={detail} reload={reload} onDone={() => setOpen(false)} />
        : <Button look="quiet" onPress={() => setOpen(true)}>{t('vocabulary.verb.contest')}</Button>}
    </Panel>
  );
}
