import type { Design } from '../design/design.rules.js';

type DesignedBehaviour = Design['behaviours'][number];
type Challenge = Design['businessChallenges'][number];

/** A behaviour with what it stands between in a design. */
export interface Line {
  readonly behaviour: DesignedBehaviour;
  readonly module: Design['modules'][number];
  readonly serves: readonly { readonly leadershipChallenge: Challenge; readonly businessChallenge: Challenge }[];
}

/** The lines of a design, one for each behaviour, in their order. */
export function linesOf({ behaviours, modules, leadershipChallenges, businessChallenges }: Design): Line[] {
  return behaviours.flatMap((behaviour) => {
    const module = modules.find(({ id }) => id === behaviour.moduleId);
    if (!module) return [];
    const serves = leadershipChallenges
      .filter(({ moduleId }) => moduleId === module.id)
      .flatMap(({ id, text, businessChallengeId }) => {
        const businessChallenge = businessChallenges.find((challenge) => challenge.id === businessChallengeId);
        return businessChallenge ? [{ leadershipChallenge: { id, text }, businessChallenge }] : [];
      });
    return [{ behaviour, module, serves }];
  });
}
