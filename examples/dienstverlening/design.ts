import { parse } from 'yaml';
import type { Data } from './api.ts';
import { dayOf, daysAfter } from './calendar.ts';
import type { Installation } from './installation.ts';
import { caseFile } from './organisation.ts';

/** What the coordinator has on paper: programma.yaml. */
export const readDesign = async (): Promise<Data> => parse((await caseFile('programma.yaml')).toString()).programme;

/** Both languages of something that has more than its name. */
const textOf = ({ nl, en }: { nl: string; en: string }) => ({ nl, en });

/** How the plan on paper calls the steps of a module. */
const STEPS: Readonly<Record<string, string>> = {
  feedbackRound: 'FEEDBACK_360',
  pop: 'POP_CONVERSATION',
  kickOff: 'KICK_OFF',
  inspiration: 'INSPIRATION_SESSION',
  coaching: 'ASSIGNMENT',
  intervision: 'INTERVISION',
  finalTalk: 'FINAL_CONVERSATION',
  kickOut: 'KICK_OUT',
};

/** The coordinator enters the design: compass, challenges, modules with their impact map, and the days of module 1. */
export async function enterDesign(
  { api }: Installation,
  coordinator: string,
  design: Data,
): Promise<{ programmeId: string; moduleId: string; moduleIds: string[]; behaviourId: string }> {
  const enter = async (operation: string, variables: object): Promise<Data> =>
    Object.values(await api.must(operation, variables, coordinator))[0];

  await enter(
    'mutation ($input: [CompassThemeInput!]!) { compassDefine(version: 0, input: $input) { compass { key } userErrors { code field message } } }',
    { input: design.compass.map(({ key, ...name }: Data) => ({ key, name })) },
  );
  const { orgUnits } = await api.must('{ orgUnits { id code } }', {}, coordinator);
  const { programme } = await enter(
    'mutation ($input: ProgrammeCreateInput!) { programmeCreate(input: $input) { programme { id } userErrors { code field message } } }',
    {
      input: {
        name: textOf(design.name),
        unitId: orgUnits.find(({ code }: Data) => code === design.unit).id,
        startsOn: dayOf(design.starts),
        endsOn: dayOf(design.ends),
        timeZone: design.timezone,
      },
    },
  );
  const challengesOfModule = new Map<number, string[]>();
  for (const { leadershipChallenges, ...business } of design.businessChallenges) {
    const { businessChallenge } = await enter(
      `mutation ($programmeId: ID!, $input: BusinessChallengeAddInput!) {
        businessChallengeAdd(programmeId: $programmeId, input: $input) { businessChallenge { id } userErrors { code field message } }
      }`,
      { programmeId: programme.id, input: { text: textOf(business) } },
    );
    for (const { module, ...leadership } of leadershipChallenges) {
      const { leadershipChallenge } = await enter(
        `mutation ($id: ID!, $input: LeadershipChallengeAddInput!) {
          leadershipChallengeAdd(businessChallengeId: $id, input: $input) { leadershipChallenge { id } userErrors { code field message } }
        }`,
        { id: businessChallenge.id, input: { text: textOf(leadership) } },
      );
      challengesOfModule.set(module, [...(challengesOfModule.get(module) ?? []), leadershipChallenge.id]);
    }
  }
  const modules: Data[] = [];
  for (const { order, name, themes, impact, startsAfter } of design.modules) {
    const { module } = await enter(
      `mutation ($programmeId: ID!, $input: ModuleAddInput!) {
        moduleAdd(programmeId: $programmeId, input: $input) { module { id behaviours { id } } userErrors { code field message } }
      }`,
      {
        programmeId: programme.id,
        input: {
          name,
          themeKeys: themes,
          impact,
          startsAfter: startsAfter && dayOf(startsAfter),
          leadershipChallengeIds: challengesOfModule.get(order) ?? [],
        },
      },
    );
    modules.push(module);
  }
  const steps = Object.entries<Data>(design.modules[0].plan).map((entry) => daysOfStep(entry, 0));
  await planDays({ api }, coordinator, modules[0].id, steps);
  return {
    programmeId: programme.id,
    moduleId: modules[0].id,
    moduleIds: modules.map(({ id }) => id),
    behaviourId: modules[0].behaviours[0].id,
  };
}

/** A step of the plan on paper, so many days later. */
export function daysOfStep([name, plan]: [string, Data], later: number) {
  const first = plan.opens ?? plan.from ?? plan.at.slice(0, 10);
  const last = plan.closes ?? plan.until ?? plan.at.slice(0, 10);
  return {
    kind: STEPS[name],
    startsOn: dayOf(daysAfter(first, later)),
    endsOn: dayOf(daysAfter(last, later)),
  };
}

export async function planDays(
  { api }: Pick<Installation, 'api'>,
  coordinator: string,
  moduleId: string,
  steps: readonly object[],
): Promise<void> {
  const { buildUpVersion: version } = await builtUp({ api }, coordinator, moduleId);
  await api.must(
    `mutation ($moduleId: ID!, $version: Int!, $input: ModuleStepsPlanInput!) {
      moduleStepsPlan(moduleId: $moduleId, version: $version, input: $input) { module { id } userErrors { code field message } }
    }`,
    { moduleId, version, input: { steps } },
    coordinator,
  );
}

/** The steps of a module as they are now, with the version to change them by. */
async function builtUp(
  { api }: Pick<Installation, 'api'>,
  coordinator: string,
  moduleId: string,
): Promise<{ buildUpVersion: number; steps: Data[] }> {
  const { programmes } = await api.must(
    '{ programmes { nodes { modules { id buildUpVersion steps { id kind } } } } }',
    {},
    coordinator,
  );
  return programmes.nodes.flatMap(({ modules }: Data) => modules).find(({ id }: Data) => id === moduleId);
}

export async function submitDesign({ api }: Installation, coordinator: string, programmeId: string): Promise<void> {
  await api.must(
    'mutation ($id: ID!) { programmeSubmit(id: $id) { programme { state } userErrors { code message } } }',
    { id: programmeId },
    coordinator,
  );
}

/** The director reads the design, signs what it stands on and approves it; gives how many conditions were signed. */
export async function approveDesign({ api }: Installation, director: string, programmeId: string): Promise<number> {
  const { programme } = await api.must(
    'query ($id: ID!) { programme(id: $id) { version conditions { id version } } }',
    { id: programmeId },
    director,
  );
  for (const { id, version } of programme.conditions) {
    await api.must(
      'mutation ($id: ID!, $version: Int!) { conditionSign(id: $id, version: $version) { condition { signedAt } userErrors { code message } } }',
      { id, version },
      director,
    );
  }
  await api.must(
    `mutation ($id: ID!, $version: Int!) {
      programmeApprove(id: $id, version: $version) { programme { state } userErrors { code message } }
    }`,
    { id: programmeId, version: programme.version },
    director,
  );
  return programme.conditions.length;
}

/** Every leader of the programme's unit and all under it, except the director; gives how many take part. */
export async function enrol({ api }: Installation, coordinator: string, programmeId: string): Promise<number> {
  const { participantsEnrol } = await api.must(
    'mutation ($id: ID!) { participantsEnrol(programmeId: $id) { programme { participantCount } userErrors { code message } } }',
    { id: programmeId },
    coordinator,
  );
  return participantsEnrol.programme.participantCount;
}
