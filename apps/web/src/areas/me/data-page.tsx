import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { EXPORT_ADDRESS, accountQuery, looksQuery, useCorrectPhone, type Look, type MyAccount } from '../../api/my-data.js';
import { usePlaceName } from '../../api/place-name.js';
import { Facts } from '../../components/data/facts.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { buttonClass } from '../../components/form/button-class.js';
import { looksLikePhone } from '../../components/form/check-numbers.js';
import { TextInput } from '../../components/form/text-input.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { useFormat } from '../../text/format.js';

const TEXT_OF_ACT = { 'request.view': 'view', 'person.reveal': 'reveal', 'request.document': 'document', 'attachment.read': 'file', 'evidence.view': 'evidence', 'request.read': 'read' } as const satisfies Readonly<Record<Look['act'], string>>;

function CorrectPhone({ account }: { readonly account: MyAccount }) {
  const { t } = useTranslation();
  const [phone, setPhone] = useState(account.phone ?? '');
  const [tried, setTried] = useState(false);
  const correct = useCorrectPhone();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (looksLikePhone(phone)) correct.carryOut(phone, () => announce(t('myData.saved')));
  };
  return (
    <form className="stack-s" noValidate onSubmit={submit} aria-label={t('myData.correctTitle')}>
      <TextInput name="phone" label={t('myData.phone')} hint={t('myData.correctHint')} error={tried && !looksLikePhone(phone) ? t('myData.phoneWrong') : undefined} value={phone} onChange={(text) => setPhone(text.trim())} type="tel" inputMode="tel" maxLength={20} short />
      {correct.error !== null && <ProblemNotice error={correct.error} />}
      <div className="form-actions"><Button type="submit" isPending={correct.isPending}>{t('myData.save')}</Button></div>
    </form>
  );
}

function Account() {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  const query = useQuery(accountQuery);
  return (
    <Panel title={t('myData.account')}>
      <Loaded query={query}>
        {(account) => (
          <div className="stack">
            <Facts facts={[{ term: t('myData.name'), value: account.name }, { term: t('myData.idNumber'), value: account.idNumber }, { term: t('myData.home'), value: placeName(account.homeJurisdiction) }]} />
            <CorrectPhone account={account} />
            <p className="small">{t('myData.correctOther')} <Link to="/feedback/new">{t('myData.askCorrection')}</Link></p>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

function LookEntry({ look }: { readonly look: Look }) {
  const { t } = useTranslation();
  const format = useFormat();
  const what = t(`myData.act.${TEXT_OF_ACT[look.act]}`, { field: look.field === null ? '' : t(`vocabulary.personalField.${look.field}`) });
  return (
    <li className="entry">
      <div className="entry-main">
        <h3 className="entry-title">{what}</h3>
        <p className="entry-meta">
          <time dateTime={look.at}>{format.instant(look.at)}</time>
          <span>{look.authority === null ? t(`vocabulary.role.${look.role}`) : `${format.name(look.authority)} · ${t(`vocabulary.role.${look.role}`)}`}</span>
          <Link className="code" to="/requests/$id" params={{ id: look.requestId }}>{look.requestNumber}</Link>
        </p>
        {look.purpose !== null && <p className="small">{t('myData.purpose', { purpose: look.purpose })}</p>}
      </div>
    </li>
  );
}

function Looks() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(looksQuery);
  return (
    <Panel title={t('myData.looksTitle')}>
      <p>{t('myData.looksLead')}</p>
      <Loaded query={query}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          if (items.length === 0) return <EmptyState title={t('myData.looksEmptyTitle')} text={t('myData.looksEmptyText')} />;
          return (
            <>
              <ul className="entry-list">{items.map((look, index) => <LookEntry key={`${look.at}${String(index)}`} look={look} />)}</ul>
              <ListFoot query={query} shown={items.length} total={data.pages[0]?.total ?? 0} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

/** What the platform keeps of the reader, and what they can do about it. */
export function MyDataPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('myData.title')} lead={t('myData.lead')} />
      <div className="stack">
        <Account />
        <Looks />
        <Panel title={t('myData.consents')}><p>{t('myData.consentsText')} <Link to="/me/consents">{t('myData.consents')}</Link></p></Panel>
        <Panel title={t('myData.exportTitle')}>
          <p>{t('myData.exportText')}</p>
          <div className="form-actions"><a className={buttonClass('second')} href={EXPORT_ADDRESS} download="tongban-my-data.json">{t('myData.exportButton')}</a></div>
        </Panel>
        <Panel title={t('myData.deleteTitle')}>
          <p>{t('myData.deleteText')}</p>
          <div className="form-actions">
            <Link className={buttonClass('quiet', 'small')} to="/requests">{t('myData.deleteDrafts')}</Link>
            <Link className={buttonClass('quiet', 'small')} to="/me/mandates">{t('myData.deleteMandates')}</Link>
            <Link className={buttonClass('quiet', 'small')} to="/notices/settings">{t('myData.deleteSettings')}</Link>
          </div>
          <p className="small">{t('myData.keepText')} <Link to="/feedback/new">{t('myData.complain')}</Link></p>
        </Panel>
      </div>
    </>
  );
}
