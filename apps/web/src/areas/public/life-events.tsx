import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lifeEventsQuery } from '../../api/services.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/finding.css';
import { useFormat } from '../../text/format.js';

/** What happens in a life, each leading to its services: the way in for whoever does not know what a service is called. */
export function LifeEvents() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(lifeEventsQuery);
  return (
    <section className="stack-s" aria-labelledby="life-events">
      <h2 id="life-events">{t('finding.eventsTitle')}</h2>
      <Loaded query={query} lines={4}>
        {({ items }) => (
          <ul className="life-events">
            {items.filter(({ count }) => count > 0).map((event) => (
              <li key={event.code}>
                <Link className="life-event" to="/services" search={{ lifeEvent: event.code }}>
                  <strong>{format.name(event)}</strong> <span className="muted small">{t('finding.eventCount', { count: event.count })}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
