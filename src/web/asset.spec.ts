import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { asset } from './asset.js';
import { autosave } from './autosave.js';

describe('a file that the pages load', () => {
  const css = asset('leerlijn', 'css', 'p { margin: 0 }');

  test('has an address that changes with its content', () => {
    expect(css.path).toMatch(/^\/assets\/leerlijn\.[0-9a-f]{16}\.css$/);
    expect(asset('leerlijn', 'css', 'p { margin: 1px }').path).not.toBe(css.path);
  });

  test('is sent compressed to whoever accepts that, with the same content', () => {
    const brotli = css.response('gzip, deflate, br');
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body as Buffer).toString()).toBe('p { margin: 0 }');
    const gzip = css.response('br;q=0, gzip;q=0.5');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body as Buffer).toString()).toBe('p { margin: 0 }');
  });

  test('is sent as it is to whoever asks for nothing else', () => {
    expect(css.response()).toMatchObject({ body: 'p { margin: 0 }' });
    expect(css.response('identity').headers['content-encoding']).toBeUndefined();
  });
});

describe('the script of the pages', () => {
  const script = String(autosave.response().body);

  test('is JavaScript that a browser reads, without types and without remarks', () => {
    expect(script).not.toMatch(/\binterface\b|: string\b|^\s*\/\//m);
    expect(script).toContain('keepSaved(form, status, conflict)');
  });

  test('makes no code and no markup out of text, and speaks to nobody but the server of the page', () => {
    expect(script).not.toMatch(/\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write|https?:/);
  });
});
