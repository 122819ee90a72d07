import { Injectable } from '@nestjs/common';

/** A request to the OpenID provider, in the part of `fetch` that openid-client and jose use. */
export interface ProviderRequest {
  readonly method?: string;
  readonly headers?: RequestInit['headers'];
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}
export type ProviderFetch = (url: string, request: ProviderRequest) => Promise<Response>;

const WAIT_AT_MOST = 5_000;

/**
 * How we reach the provider: over the network, or straight to this process when the demonstration provider runs in it, because
 * behind a proxy or a container's port the process often cannot reach its own public address.
 */
@Injectable()
export class ProviderTransport {
  private shortcut: { readonly prefix: string; readonly fetch: ProviderFetch } | undefined;

  readonly fetch: ProviderFetch = async (url, request) => {
    if (this.shortcut && url.startsWith(this.shortcut.prefix)) return this.shortcut.fetch(url, request);
    return fetch(url, { ...(request as RequestInit), redirect: 'manual', signal: AbortSignal.timeout(WAIT_AT_MOST) });
  };

  /** Answers addresses that begin with `prefix` by `fetch` instead of the network. */
  answerWithin(prefix: string, shortcut: ProviderFetch): void {
    this.shortcut = { prefix, fetch: shortcut };
  }
}
