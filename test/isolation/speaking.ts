import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isGranted } from '../../src/platform/auth/access.js';
import { Authenticator } from '../../src/platform/auth/authenticator.js';
import { accessOf } from '../../src/platform/graphql/guarded-schema.js';
import type { Answer, Installation } from '../support/installation.js';
import { documentFor, type RootField, rootFields } from './operations.js';
import type { Who } from './spoken-words.js';

/** Signs somebody in, at the moment that it is by now. */
export type As = (who: Who) => Promise<string>;

// A story reads what it asked for; what is not there fails the story.
// biome-ignore lint/suspicious/noExplicitAny: the shape follows from the schema
export type Speak = (who: Who, operation: string, variables: object) => Promise<any>;

/** Calls a field with everything behind it that somebody may have. */
export async function callAs(
  leerlijn: Installation,
  credential: string,
  root: RootField,
  variables: object,
): Promise<Answer> {
  const { schema } = leerlijn.app.get(GraphQLSchemaHost);
  const actor = await leerlijn.app.get(Authenticator).authenticate(credential);
  const document = documentFor(root, (type, field) => isGranted(actor, accessOf(schema, type, field) ?? []));
  return leerlijn.ask(document, variables, credential);
}

/** Does things over the API, by the names of its operations; fails the story when one is refused. */
export function speaking(leerlijn: Installation, as: As): Speak {
  const roots = new Map(rootFields(leerlijn.app.get(GraphQLSchemaHost).schema).map((root) => [root.name, root]));
  return async (who, operation, variables) => {
    const { data, errors } = await callAs(leerlijn, await as(who), roots.get(operation)!, variables);
    const payload = data?.[operation];
    const refused = errors ?? payload?.userErrors ?? [];
    if (refused.length > 0) throw new Error(`${who} ${operation}: ${JSON.stringify(refused)}`);
    return payload;
  };
}
