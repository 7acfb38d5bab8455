import type { FastifyReply } from 'fastify';
import { securityHeaders } from './security-headers.js';

/** Sends a page of src/web with the headers that all of them have. */
export async function sendPage(reply: FastifyReply, html: string, status = 200): Promise<void> {
  await reply.headers(securityHeaders).status(status).type('text/html; charset=utf-8').send(html);
}

/** Sends the browser on after a post, so that reloading posts nothing again. */
export async function seeOther(reply: FastifyReply, location: string): Promise<void> {
  await reply.headers(securityHeaders).status(303).header('location', location).send();
}
