import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditService } from './audit.service.js';
import { AuditStore } from './audit.store.js';

/** The audit log. {@link AuditSealer} is a sweep: whoever runs the sweeps of a process adds it to them. */
@Module({
  controllers: [AuditController],
  providers: [AuditStore, AuditService, AuditSealer],
  exports: [AuditService, AuditSealer],
})
export class AuditModule {}
