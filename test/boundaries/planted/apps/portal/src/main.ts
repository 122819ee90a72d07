import { directory } from '#directory';
import { exchange } from '#exchange';
import { RequestService } from '#workflow';

export const portal = [directory, exchange, RequestService];
