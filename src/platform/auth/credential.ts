import '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'leerlijn_session';

/** What a request shows of who sends it: the Authorization header's bearer, else the session cookie. */
export function credentialOf(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer ([\w.~+/=-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? request.cookies?.[SESSION_COOKIE];
}
