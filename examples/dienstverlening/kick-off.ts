import type { Installation } from './installation.ts';
import { randomOf } from './random.ts';

export async function moveKickOff(
  { api }: Installation,
  coordinator: string,
  sessionId: string,
  place: string,
): Promise<void> {
  await api.must(
    `mutation ($id: ID!, $place: String!) {
      sessionReschedule(id: $id, input: { place: $place }) { session { sequence } userErrors { code field message } }
    }`,
    { id: sessionId, place },
    coordinator,
  );
}

/** A few do not come. */
export const isPresent = (name: string, session: string): boolean => randomOf(`${name} at ${session}`)() >= 0.05;
