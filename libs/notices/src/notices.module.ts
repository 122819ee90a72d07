import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#platform';
import { Couriers } from './couriers.js';
import { DeliveryStore } from './data/delivery.store.js';
import { EndpointStore } from './data/endpoint.store.js';
import { MailboxStore } from './data/mailbox.store.js';
import { NoticeStore } from './data/notice.store.js';
import { SettingsStore } from './data/settings.store.js';
import { WaysQueries } from './data/ways.queries.js';
import { DeadDeliveries } from './dead-deliveries.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveryRounds } from './delivery-rounds.js';
import { DeliveriesController } from './http/deliveries.controller.js';
import { NoticesController } from './http/notices.controller.js';
import { NOTICES_PROBLEMS } from './http/refusals.js';
import { NoticeSettingsController } from './http/settings.controller.js';
import { WebhooksController } from './http/webhooks.controller.js';
import { DeliverySweep } from './jobs/delivery.sweep.js';
import { MailCourier } from './mail-courier.js';
import { MailTransport } from './mail-transport.js';
import { NoticeDesk } from './notice-desk.js';
import { NoticesService } from './notices.service.js';
import { SettingsService } from './settings.service.js';
import { WebhookCourier } from './webhook-courier.js';
import { WebhookTargets } from './webhook-target.js';
import { WebhooksService } from './webhooks.service.js';
import { NoticesOfPerson } from './notices-of-person.source.js';

/** Telling people and offices what happened: in the app, by e-mail, by webhook. */
@Module({
  controllers: [NoticesController, NoticeSettingsController, WebhooksController, DeliveriesController],
  providers: [
    NoticesOfPerson, Couriers, DeadDeliveries, DeliveriesService, DeliveryRounds, DeliveryStore, DeliverySweep, EndpointStore, MailboxStore, MailCourier, MailTransport, NoticeDesk, NoticesService, NoticeStore,
    SettingsService, SettingsStore, WaysQueries, WebhookCourier, WebhooksService, WebhookTargets,
  ],
  exports: [NoticeDesk],
})
export class NoticesModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(NOTICES_PROBLEMS);
  }
}
