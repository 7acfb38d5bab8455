import { bringToLife, COORDINATOR, type Dienstverlening, dienstverlening, typeInDesign } from './dienstverlening.js';
import { anApprovedRound, type RaterLink, raterLinks } from './feedback.js';
import type { Installation } from './installation.js';

/** The round of the case's first module, on the day it opens, with everybody's link. It closes on 5 February 2027 at 17:00 in Amsterdam. */
export async function theRoundOfTheCase(
  leerlijn: Installation,
): Promise<{ organisation: Dienstverlening; roundId: string; links: RaterLink[] }> {
  const organisation = await dienstverlening(leerlijn);
  const coordinator = await organisation.as(COORDINATOR);
  const programmeId = await typeInDesign(leerlijn, organisation, coordinator);
  await bringToLife(leerlijn, organisation, programmeId);
  const [module] = await leerlijn.sql<{ id: string }>(
    'select id from module where programme_id = $1 order by position limit 1',
    [programmeId],
  );
  const { roundId } = await anApprovedRound(leerlijn, { moduleId: module!.id, as: () => organisation.as(COORDINATOR) });
  await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
  return { organisation, roundId, links: await raterLinks(leerlijn, roundId) };
}
