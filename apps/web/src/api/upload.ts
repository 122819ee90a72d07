import { csrfToken } from './csrf.js';
import { noAnswer, problemFrom } from './problem.js';

export interface UploadOptions {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: File;
  readonly signal?: AbortSignal;
  /** Called with the share sent so far, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends one file as multipart form data. XMLHttpRequest, because `fetch` does not tell how much was sent. */
export async function upload(url: string, options: UploadOptions): Promise<unknown> {
  const token = await csrfToken();
  const body = new FormData();
  for (const [name, value] of Object.entries(options.fields)) body.append(name, value);
  body.append('file', options.file, options.file.name);
  return await new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-csrf-token', token);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const answer = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer);
      else reject(problemFrom(request.status, answer, request.getResponseHeader('retry-after')));
    });
    request.addEventListener('error', () => reject(noAnswer()));
    request.addEventListener('abort', () => reject(noAnswer()));
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}
