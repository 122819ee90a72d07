import type { Template } from './template.js';
import { BATCH_TEMPLATES } from './templates/batch.js';
import { CERTIFICATE_TEMPLATES } from './templates/certificate.js';
import { FEEDBACK_TEMPLATES } from './templates/feedback.js';
import { MANDATE_TEMPLATES } from './templates/mandate.js';
import { MATERIAL_TEMPLATES } from './templates/material.js';
import { DELIVERY_TEMPLATES } from './templates/delivery.js';
import { REQUEST_TEMPLATES } from './templates/request.js';
import { WORK_TEMPLATES } from './templates/work.js';

const EVERY_TEMPLATE = { ...REQUEST_TEMPLATES, ...CERTIFICATE_TEMPLATES, ...BATCH_TEMPLATES, ...WORK_TEMPLATES, ...FEEDBACK_TEMPLATES, ...MATERIAL_TEMPLATES, ...DELIVERY_TEMPLATES, ...MANDATE_TEMPLATES } as const;

/** Name of something that can be told; that of the event which it follows, where it follows one. */
export type NoticeTemplate = keyof typeof EVERY_TEMPLATE;

/** Everything that can be told. */
export const TEMPLATES: Readonly<Record<NoticeTemplate, Template>> = EVERY_TEMPLATE;

/** For a stored name: what was told once may be told no longer. */
export function templateOf(name: string): Template | undefined {
  return (TEMPLATES as Readonly<Record<string, Template>>)[name];
}
