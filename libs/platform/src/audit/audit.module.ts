import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditService } from './audit.service.js';
import { AuditStore } from './audit.store.js';

/** The audit log; its sealer is one of the sweeps of the processes that run any. */
@Module({
  controllers: [AuditController],
  providers: [AuditStore, AuditService, AuditSealer],
  exports: [AuditService, AuditSealer],
})
export class AuditModule {}
