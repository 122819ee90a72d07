import { randomUUID } from 'node:crypto';

/** An answer with its body read: JSON where it is JSON. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface SessionBody {
  readonly signedIn: boolean;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly posts: readonly { readonly id: string; readonly role: string; readonly jurisdiction: { readonly code: string }; readonly authority: { readonly nameZh: string } | null }[];
  readonly activePost: { readonly id: string; readonly role: string } | null;
  readonly csrfToken: string;
}

export interface SessionCookie {
  readonly name: string;
  readonly value: string;
}

/** A person with a browser's cookies, speaking HTTP as the web app does. */
export class Person {
  private readonly cookies = new Map<string, string>();
  private csrf = '';

  constructor(readonly base: string) {}

  /** Signs in by the demonstration's role card, through the whole OpenID Connect flow. */
  static async signIn(base: string, subject: string): Promise<Person> {
    const person = new Person(base);
    const first = await person.follow('GET', '/api/session/sign-in?returnTo=/');
    await person.follow('POST', first.at, new URLSearchParams({ subject }));
    const session = await person.refresh();
    if (!session.signedIn) throw new Error(`${subject} could not sign in`);
    return person;
  }

  async refresh(): Promise<SessionBody> {
    const session = (await this.get<SessionBody>('/api/session')).body;
    this.csrf = session.csrfToken;
    return session;
  }

  /** Goes on in the post with this role. */
  async actAs(role: string, jurisdiction?: string): Promise<void> {
    const session = await this.refresh();
    const post = session.posts.find((p) => p.role === role && (jurisdiction === undefined || p.jurisdiction.code === jurisdiction));
    if (!post) throw new Error(`no post ${role} ${jurisdiction ?? ''}`);
    await this.switchTo(post.id);
  }

  /** Goes on in the post, or as a resident (null). */
  async switchTo(postId: string | null): Promise<Answer<SessionBody>> {
    const answer = await this.post<SessionBody>('/api/session/post', { postId });
    await this.refresh();
    return answer;
  }

  async get<T = unknown>(path: string): Promise<Answer<T>> {
    return this.send('GET', path);
  }

  async post<T = unknown>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, headers);
  }

  async put<T = unknown>(path: string, body: unknown): Promise<Answer<T>> {
    return this.send('PUT', path, body);
  }

  async delete<T = unknown>(path: string): Promise<Answer<T>> {
    return this.send('DELETE', path);
  }

  /** One act of the life cycle, with a command id of its own. */
  async act<T = unknown>(id: string, verb: string, version: number, input: unknown, commandId: string = randomUUID()): Promise<Answer<T>> {
    return this.post<T>(`/api/workflow/requests/${id}/actions/${verb}`, { commandId, version, input });
  }

  async upload<T = unknown>(materialCode: string, fileName: string, bytes: Uint8Array): Promise<Answer<T>> {
    const form = new FormData();
    form.set('materialCode', materialCode);
    form.set('file', new Blob([Uint8Array.from(bytes)]), fileName);
    return this.read<T>(await this.fetch('POST', '/api/workflow/attachments', form, {}));
  }

  /** Brings a catalogue file in. */
  async bringIn<T = unknown>(mode: string, fileName: string, bytes: Uint8Array): Promise<Answer<T>> {
    const form = new FormData();
    form.set('mode', mode);
    form.set('file', new Blob([Uint8Array.from(bytes)]), fileName);
    return this.read<T>(await this.fetch('POST', '/api/catalogue/imports', form, {}));
  }

  /** The bytes of an answer, as they came. */
  async download(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.fetch('GET', path, undefined, {})).arrayBuffer());
  }

  /** The Cookie header that the next request carries. */
  /** For a browser that goes on where this person is. */
  sessionCookies(): readonly SessionCookie[] {
    return [...this.cookies].map(([name, value]) => ({ name, value }));
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  csrfToken(): string {
    return this.csrf;
  }

  private async send<T>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    return this.read<T>(await this.fetch(method, path, body === undefined ? undefined : JSON.stringify(body), { ...json, ...headers }));
  }

  private async read<T>(response: Response): Promise<Answer<T>> {
    const text = await response.text();
    const json = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T };
  }

  private async fetch(method: string, path: string, body: RequestInit['body'], headers: Readonly<Record<string, string>>): Promise<Response> {
    const target = new URL(path, this.base);
    const response = await fetch(target, {
      method, redirect: 'manual', ...(body ? { body } : {}),
      headers: { ...headers, cookie: this.cookieHeader(), ...(method === 'GET' || this.csrf === '' ? {} : { 'x-csrf-token': this.csrf }) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const at = pair?.indexOf('=') ?? -1;
      if (!pair || at < 0) continue;
      const value = pair.slice(at + 1);
      if (value === '') this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), value);
    }
    return response;
  }

  private async follow(method: string, start: string, body?: URLSearchParams): Promise<{ at: string; response: Response }> {
    let at = start;
    let response = await this.fetch(method, at, body, { accept: 'text/html' });
    for (let hops = 0; hops < 12; hops++) {
      const location = response.headers.get('location');
      if (location === null) break;
      at = new URL(location, new URL(at, this.base)).href;
      // What the browser would open by its public name is this server.
      at = new URL(new URL(at).pathname + new URL(at).search, this.base).href;
      await response.body?.cancel();
      response = await this.fetch('GET', at, undefined, { accept: 'text/html' });
    }
    await response.body?.cancel();
    return { at, response };
  }
}
