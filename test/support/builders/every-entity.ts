import { CATALOGUE_ENTITIES } from '#catalogue';
import { DIRECTORY_ENTITIES } from '#directory';
import { EXCHANGE_ENTITIES } from '#exchange';
import { FEEDBACK_ENTITIES } from '#feedback';
import { NOTICES_ENTITIES } from '#notices';
import { ONESTOP_ENTITIES } from '#onestop';
import type { EntityClass } from '#platform';
import { PUBLICATION_ENTITIES } from '#publication';
import { SETTLEMENT_ENTITIES } from '#settlement';
import { WORKFLOW_ENTITIES } from '#workflow';

/** The entities of every context, as the portal mounts them. */
export const EVERY_ENTITY: readonly EntityClass[] = [...DIRECTORY_ENTITIES, ...NOTICES_ENTITIES, ...PUBLICATION_ENTITIES, ...CATALOGUE_ENTITIES, ...ONESTOP_ENTITIES, ...SETTLEMENT_ENTITIES, ...WORKFLOW_ENTITIES, ...FEEDBACK_ENTITIES, ...EXCHANGE_ENTITIES];
