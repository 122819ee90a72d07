import { Module } from '@nestjs/common';
import { NoticeStore } from './data/notice.store.js';
import { NoticesController } from './http/notices.controller.js';
import { NoticeDesk } from './notice-desk.js';
import { NoticesService } from './notices.service.js';

/** Telling people and offices what happened: in the app, by e-mail, by webhook. */
@Module({
  controllers: [NoticesController],
  providers: [NoticeDesk, NoticesService, NoticeStore],
  exports: [NoticeDesk],
})
export class NoticesModule {}
