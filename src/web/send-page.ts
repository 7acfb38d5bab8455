import type { FastifyReply } from 'fastify';
import { compress, encodingFor } from './compression.js';
import { securityHeaders } from './security-headers.js';

/**
 * Sends a page of src/web with the headers that all of them have, compressed for whoever accepts that. A page never holds a secret next to
 * words that a stranger chose, so that its size tells nothing (BREACH).
 */
export async function sendPage(reply: FastifyReply, html: string, status = 200): Promise<void> {
  const encoding = encodingFor(String(reply.request.headers['accept-encoding'] ?? ''));
  if (encoding) reply.header('content-encoding', encoding);
  await reply
    .headers(securityHeaders)
    .header('vary', 'accept-encoding')
    .status(status)
    .type('text/html; charset=utf-8')
    .send(encoding ? compress(html, encoding, 'often') : html);
}

/** Sends the browser on after a post, so that reloading posts nothing again. */
export async function seeOther(reply: FastifyReply, location: string): Promise<void> {
  await reply.headers(securityHeaders).status(303).header('location', location).send();
}

/** What a script of ours hears of what it sent. */
export async function sendOutcome(reply: FastifyReply, outcome: object, status = 200): Promise<void> {
  await reply.headers(securityHeaders).status(status).send(outcome);
}
