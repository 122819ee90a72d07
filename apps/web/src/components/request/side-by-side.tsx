import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { serviceOfRequestQuery } from '../../api/catalogue.js';
import type { RequestDetail } from '../../api/types.js';
import { requestVersionsQuery } from '../../api/versions.js';
import '../../design/desk.css';
import { useFormat } from '../../text/format.js';
import { Button } from '../form/button.js';
import { kept } from '../form/kept-text.js';
import { Panel } from '../layout/panel.js';
import { AttachmentViewer } from './attachment-viewer.js';
import { PersonalFacts } from './personal-facts.js';

const KEY = 'side-by-side';

/** Whether form, papers and rule stand beside each other; remembered on this device. */
export function useSideBySide(): { readonly isOpen: boolean; readonly toggle: ReactNode } {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(() => kept.read(KEY, localStorage) === true);
  const turn = () => {
    kept.write(KEY, !isOpen, localStorage);
    setOpen(!isOpen);
  };
  return { isOpen, toggle: <span className="contents" data-key="side"><Button size="small" look="second" onPress={turn}>{t(isOpen ? 'desk.side.close' : 'desk.side.open')}</Button></span> };
}

/** What the request is held against: the rule under which it was filed, its conditions, what the host asks for. */
function RulePanel({ detail, nameOf }: { readonly detail: RequestDetail; readonly nameOf: (materialCode: string) => string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(requestVersionsQuery(detail.request.id));
  const service = useQuery(serviceOfRequestQuery(detail.request));
  const ground = query.data?.filed;
  if (ground === undefined) return <Panel title={t('desk.side.rule')}><p className="muted" role="status">{t('desk.side.loading')}</p></Panel>;
  const { rule } = ground;
  return (
    <Panel title={t('desk.side.rule')}>
      <div className="stack-s">
        <p>{ground.sentence[format.language]}</p>
        <h3>{t('desk.side.conditions')}</h3>
        {ground.conditions.length === 0 && service.data?.guide.conditions.length === 0 ? <p className="muted">{t('desk.side.none')}</p> : (
          <ul className="bullets">{[...ground.conditions, ...(service.data?.guide.conditions ?? [])].map((each) => <li key={each.zh}>{each[format.language]}</li>)}</ul>
        )}
        {ground.documents.length > 0 && <><h3>{t('desk.side.documents')}</h3><ul className="bullets">{ground.documents.map((code) => <li key={code}>{nameOf(code)}</li>)}</ul></>}
        {rule !== null && <p className="small"><Link to="/rules/$code/versions/$number" params={{ code: rule.code, number: String(rule.version) }}>{t('request.byRule', { rule: rule.code, version: rule.version })}</Link></p>}
      </div>
    </Panel>
  );
}

/** Form, papers and rule beside each other on a wide screen, below each other on a narrow one. */
export function SideBySide({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const service = useQuery(serviceOfRequestQuery(detail.request));
  const nameOf = (code: string) => {
    const material = service.data?.materials.find((each) => each.code === code);
    return material === undefined ? code : format.name(material);
  };
  return (
    <section className="side-by-side" aria-label={t('desk.side.title')}>
      <div className="stack"><PersonalFacts key={detail.request.id} detail={detail} /></div>
      <Panel title={t('request.attachmentsTitle')}><AttachmentViewer key={detail.request.id} detail={detail} nameOf={nameOf} /></Panel>
      <RulePanel detail={detail} nameOf={nameOf} />
    </section>
  );
}
