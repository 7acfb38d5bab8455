import { createHash } from 'node:crypto';
import { compress, type Encoding, encodingFor } from './compression.js';

/** A file that the pages load, made once at start. */
export interface Asset {
  /** Holds a hash of the content, so what is under it may be cached for ever. */
  path: string;
  /** Headers and body, as small as the asker's Accept-Encoding allows. */
  response(acceptEncoding?: string): { headers: Record<string, string>; body: string | Buffer };
}

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

export function asset(name: string, extension: keyof typeof types, content: string): Asset {
  const bodies: Record<Encoding, Buffer> = {
    br: compress(content, 'br', 'once'),
    gzip: compress(content, 'gzip', 'once'),
  };
  const headers = {
    'content-type': types[extension],
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  };
  return {
    path: `/assets/${name}.${createHash('sha256').update(content).digest('hex').slice(0, 16)}.${extension}`,
    response: (acceptEncoding) => {
      const encoding = encodingFor(acceptEncoding);
      return encoding
        ? { headers: { ...headers, 'content-encoding': encoding }, body: bodies[encoding] }
        : { headers, body: content };
    },
  };
}
