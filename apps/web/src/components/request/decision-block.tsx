import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { serviceOfRequestQuery } from '../../api/catalogue.js';
import type { RequestDetail } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Facts } from '../data/facts.js';
import { Panel } from '../layout/panel.js';
import { LawRef } from '../status/law-ref.js';

/** The decision with its reason; a refusal tells the remedies (行政许可法 38). */
export function DecisionBlock({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const service = useQuery(serviceOfRequestQuery(detail.request));
  const { decision } = detail;
  if (decision === null) return null;
  const remedies = decision.verb === 'approve' ? [] : (service.data?.guide.remedies ?? []);
  return (
    <Panel title={t('request.decisionTitle')}>
      <Facts
        facts={[
          { term: t('request.decisionTitle'), value: <strong>{t(`vocabulary.done.${decision.verb}`)}</strong> },
          { term: t('request.decidedAt'), value: format.instant(decision.at) },
          { term: t('request.decisionReason'), value: decision.reason === null ? null : <>{decision.reason[format.language]}{decision.reason.lawRef !== null && <> <LawRef law={decision.reason.lawRef} /></>}</> },
          { term: t('request.byRuleTitle'), value: decision.byRule === null ? null : t('request.byRule', { rule: decision.byRule.rule, version: decision.byRule.version }) },
          { term: t('request.byRuleEvidence'), value: decision.byRule === null ? null : <ul className="bullets">{decision.byRule.evidence.map((each) => <li key={each.number}>{each.number}（{format.name(each.issuer)}，{format.instant(each.checkedAt)}）</li>)}</ul> },
          { term: t('request.opinion'), value: decision.byRule?.opinion[format.language] ?? decision.text },
          { term: t('request.remedy'), value: remedies.length === 0 ? null : <ul className="bullets">{remedies.map((remedy) => <li key={remedy.zh}>{remedy[format.language]} <LawRef law={remedy.lawRef} /></li>)}</ul> },
        ]}
      />
    </Panel>
  );
}
