import type { NoticesRefusalCode } from '#contracts';
import type { RefusalTable } from '#platform';

export const NOTICES_PROBLEMS: RefusalTable<NoticesRefusalCode> = {
  notice_mandatory: { status: 422, title: 'Notices that the law demands cannot be switched off' },
  mail_not_set_up: { status: 409, title: 'No e-mail is sent from here' },
  confirmation_wrong: { status: 422, title: 'This is not the code that was sent' },
  confirmation_over: { status: 409, title: 'There is no code to answer any more' },
  endpoint_refused: { status: 422, title: 'Webhooks are not sent to this address' },
  too_many_endpoints: { status: 422, title: 'Too many webhooks' },
  delivery_not_dead: { status: 409, title: 'Only a delivery that was given up is redriven' },
  mailbox_not_kept: { status: 404, title: 'Mails are not kept here' },
};
