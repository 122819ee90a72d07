import { RequestService } from '#workflow';

export const app = RequestService;
