import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { serviceQuery } from '../../api/catalogue.js';
import { LIMIT_NAMES, type GuideText, type Service } from '../../api/types.js';
import { DataTable } from '../../components/data/data-table.js';
import { Button } from '../../components/form/button.js';
import { buttonClass } from '../../components/form/button-class.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { PlainBadge } from '../../components/status/badges.js';
import { LawRef } from '../../components/status/law-ref.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';
import { MaterialNote } from './material-note.js';
import { WaysPanel } from './ways.js';

const SOURCE_STATUSES = ['confirmed', 'named_in_source', 'general_knowledge', 'project_proposal', 'unverified'] as const;

function Text({ text }: { readonly text: GuideText }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  return (
    <>
      {text[language]}
      {text.lawRef !== undefined && <> <span className="muted small"><LawRef law={text.lawRef} /></span></>}
      {text.unknown === true && <> <PlainBadge tone="care">{t('pub.guide.unknown')}</PlainBadge></>}
    </>
  );
}

function Texts({ texts, ordered = false }: { readonly texts: readonly GuideText[]; readonly ordered?: boolean }) {
  const items = texts.map((text) => <li key={text.zh}><Text text={text} /></li>);
  return ordered ? <ol className="bullets">{items}</ol> : <ul className="bullets">{items}</ul>;
}

function Materials({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('pub.guide.materials')}>
      <p className="muted small">{t('pub.guide.materialsNote')}</p>
      <ul>
        {service.materials.map((material) => (
          <li key={material.code} className="file">
            <div><p><strong>{format.name(material)}</strong></p><MaterialNote material={material} /></div>
            <PlainBadge tone={material.required ? 'info' : 'still'}>{t(material.required ? 'pub.guide.required' : 'pub.guide.notRequired')}</PlainBadge>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Limits({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const limits = LIMIT_NAMES.flatMap((name) => {
    const limit = service.limits[name];
    return limit === null ? [] : [{ name, ...limit }];
  });
  return (
    <section className="stack-s" aria-labelledby="limits">
      <h2 id="limits">{t('pub.guide.limits')}</h2>
      <DataTable
        caption={t('pub.guide.limits')}
        rows={limits}
        rowKey={(limit) => limit.name}
        columns={[
          { key: 'name', title: t('pub.guide.limitOf'), isRowHeader: true, cell: (limit) => t(`pub.guide.limitNames.${limit.name}`) },
          { key: 'value', title: t('pub.guide.limitAtMost'), cell: (limit) => t(`pub.guide.limitUnit.${limit.unit}`, { value: limit.value }) },
          { key: 'note', title: t('pub.guide.limitHow'), cell: (limit) => t('pub.guide.limitNote', language === 'en' ? { starts: limit.startsEn, effect: limit.effectEn } : { starts: limit.startsZh, effect: limit.effectZh }) },
          { key: 'law', title: t('pub.entry.law'), cell: (limit) => (limit.lawRef === null ? t('pub.guide.limitProposal') : <LawRef law={limit.lawRef} />) },
        ]}
      />
    </section>
  );
}

function Questions({ guide }: Pick<Service, 'guide'>) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { questions = [], whomToAsk } = guide;
  if (questions.length === 0 && whomToAsk === undefined) return null;
  return (
    <Panel title={t('pub.guide.questions')}>
      <dl className="stack-s">{questions.map(({ question, answer }) => <div key={question.zh}><dt><strong>{question[language]}</strong></dt><dd><Text text={answer} /></dd></div>)}</dl>
      {whomToAsk !== undefined && <p><strong>{t('pub.guide.whomToAsk')}</strong> <Text text={whomToAsk} /></p>}
    </Panel>
  );
}

/** Whose matter it is and where that is decided; of a recognition the two jurisdictions say it. */
function Competence({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  if (service.appliesTo !== null) return null;
  return <Panel title={t('pub.guide.competence')}><p>{t('pub.guide.competenceText', { place: t(`apply.competentPlace.${service.competentPlace}`) })}</p></Panel>;
}

function Guide({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { guide } = service;
  return (
    <div className="stack">
      <div className="two-columns">
        <div className="stack">
          <Panel title={t('pub.guide.steps')}><Texts texts={guide.steps} ordered /></Panel>
          <Materials service={service} />
          <Panel title={t('pub.guide.fee')}><p><Text text={guide.fee} /></p></Panel>
          <Panel title={t('pub.guide.result')}><p><Text text={guide.result} /></p></Panel>
        </div>
        <div className="stack">
          <Panel title={t('pub.guide.who')}><Texts texts={guide.whoMayApply} /></Panel>
          <Panel title={t('pub.guide.conditions')}><Texts texts={guide.conditions} /></Panel>
          <Panel title={t('pub.guide.modes')}>
            <ul className="stack-s">{service.modes.map((mode) => <li key={mode}><strong>{t(`vocabulary.mode.${mode}`)}</strong><p className="muted small">{t(`vocabulary.modeNote.${mode}`)}</p></li>)}</ul>
          </Panel>
          {guide.where !== undefined && <Panel title={t('pub.guide.where')}><Texts texts={guide.where} /></Panel>}
          <Competence service={service} />
        </div>
      </div>
      <Limits service={service} />
      <Questions guide={guide} />
      <Panel title={t('pub.guide.remedies')}>
        <ul className="bullets">{guide.remedies.map((remedy) => <li key={remedy.zh}>{remedy[language]} <span className="muted small"><LawRef law={remedy.lawRef} /></span></li>)}</ul>
      </Panel>
      <p className="muted small">{t('pub.guide.provenance', { status: t(`pub.guide.sourceStatus.${sourceStatusOf(service)}`), source: service.provenance.source })}</p>
    </div>
  );
}

/** A word for how far a source confirms it; what has none counts as unverified, never as official. */
function sourceStatusOf({ provenance }: Service): (typeof SOURCE_STATUSES)[number] {
  return SOURCE_STATUSES.find((each) => each === provenance.status) ?? 'unverified';
}

export function GuidePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { code } = useParams({ from: '/services/$code' });
  const { from = '', to = '' } = useSearch({ from: '/services/$code' });
  const navigate = useNavigate({ from: '/services/$code' });
  const query = useQuery(serviceQuery(code));
  const service = query.data;
  return (
    <>
      <PageHeading
        title={service === undefined ? t('shell.services') : format.name(service)}
        otherTitle={service === undefined ? undefined : format.otherName(service)}
        lead={service === undefined ? undefined : format.language === 'en' ? service.summaryEn : service.summaryZh}
        back={<Link to="/services">← {t('pub.guide.back')}</Link>}
        actions={(
          <>
            <Link className={buttonClass()} to="/apply/$serviceCode" params={{ serviceCode: code }}>{t('pub.guide.apply')}</Link>
            <Button look="second" onPress={() => window.print()}>{t('finding.print')}</Button>
          </>
        )}
      />
      <Loaded query={query} lines={12}>
        {(loaded) => (
          <div className="stack">
            <WaysPanel service={loaded} from={from} to={to} onPlaces={(places) => void navigate({ search: (now) => ({ ...now, ...places }), replace: true })} />
            <Guide service={loaded} />
          </div>
        )}
      </Loaded>
    </>
  );
}
