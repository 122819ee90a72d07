import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { noticeSettingsQuery } from '../../api/notices.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Loaded } from '../../components/status/loaded.js';
import { MailPanel } from './mail-panel.js';
import { WaysForm } from './ways-form.js';
import { WebhooksPanel } from './webhooks-panel.js';

/** How the reader is told: language, ways, e-mail address, webhooks. */
export function NoticeSettingsPage() {
  const { t } = useTranslation();
  const query = useQuery(noticeSettingsQuery);
  return (
    <>
      <PageHeading title={t('notices.settingsTitle')} lead={t('notices.settingsLead')} back={<Link to="/notices">{t('notices.title')}</Link>} />
      <Loaded query={query} lines={8}>
        {(settings) => (
          <div className="stack">
            <MailPanel mail={settings.mail} />
            <WaysForm settings={settings} />
            <WebhooksPanel />
          </div>
        )}
      </Loaded>
    </>
  );
}
