import type { Installation } from './installation.ts';
import { randomOf } from './random.ts';

export async function moveKickOff(
  { api }: Installation,
  coordinator: string,
  sessionId: string,
  place: string,
): Promise<void> {
  const { session } = await api.must(
    'query ($id: ID!) { session(id: $id) { version } }',
    { id: sessionId },
    coordinator,
  );
  await api.must(
    `mutation ($id: ID!, $version: Int!, $place: String!) {
      sessionReschedule(id: $id, version: $version, input: { place: $place }) { session { sequence } userErrors { code field message } }
    }`,
    { id: sessionId, version: session.version, place },
    coordinator,
  );
}

/** A few do not come. */
export const isPresent = (name: string, session: string): boolean => randomOf(`${name} at ${session}`)() >= 0.05;
