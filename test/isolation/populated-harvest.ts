import type { Installation } from '../support/installation.js';

/** What a kick-out brought in. */
export interface Harvested {
  /** Of the insider, with what became of it. */
  readonly commitment: string;
  /** Of the insider as well. */
  readonly storyToArchive: string;
  readonly lesson: string;
}

/** A commitment of the insider that has come back already, and a lesson that was published. */
export async function harvest(
  leerlijn: Installation,
  { moduleId, word, insider }: { moduleId: string; word: string; insider: string },
): Promise<Harvested> {
  const act = async (mutation: string, variables: object) =>
    // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
    Object.values(await leerlijn.must(mutation, { w: word, ...variables }, insider))[0] as any;
  const { harvestItem } = await act(
    `mutation ($m: ID!, $w: String!, $l: String!) {
      harvestGive(moduleId: $m, input: { kind: COMMITMENT, text: $w, link: $l, audience: PROGRAMME }) { harvestItem { id } userErrors { code } } }`,
    { m: moduleId, l: `https://${word}.example` },
  );
  await act(
    `mutation ($id: ID!, $w: String!, $l: String!) {
      harvestChange(id: $id, version: 1, input: { text: $w, link: $l, audience: PROGRAMME }) { userErrors { code } } }`,
    { id: harvestItem.id, l: `https://${word}.example` },
  );
  await leerlijn.sql('update harvest_item set given_on = given_on - 100 where id = $1', [harvestItem.id]);
  await act(
    `mutation ($id: ID!, $w: String!) { harvestAnswer(id: $id, months: 3, version: 0, input: { outcome: UNDER_WAY, text: $w }) {
      userErrors { code } } }`,
    { id: harvestItem.id },
  );
  const { harvestItem: story } = await act(
    `mutation ($m: ID!, $w: String!) {
      harvestGive(moduleId: $m, input: { kind: STORY, text: $w, audience: OWN }) { harvestItem { id } userErrors { code } } }`,
    { m: moduleId },
  );
  const { lesson } = await act(
    `mutation ($m: ID!, $w: String!) { lessonAdd(moduleId: $m, input: { text: { nl: $w, en: $w }, themeKeys: ["direction"] }) {
      lesson { id } userErrors { code } } }`,
    { m: moduleId },
  );
  await leerlijn.must(
    'mutation ($m: ID!) { lessonsPublish(moduleId: $m) { userErrors { code } } }',
    { m: moduleId },
    insider,
  );
  return { commitment: harvestItem.id, storyToArchive: story.id, lesson: lesson.id };
}
