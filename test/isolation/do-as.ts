import type { Installation } from '../support/installation.js';

/** The first thing that a mutation gives: { thing { id } } becomes its id. */
type Do = (mutation: string, variables: object) => Promise<Record<string, { id: string; [key: string]: unknown }>>;
/** Does things as whoever has this credential; fails what is refused. */
export const doAs =
  (leerlijn: Installation, credential: string): Do =>
  async (mutation, variables) =>
    Object.values(await leerlijn.must(mutation, variables, credential))[0] as never;
