import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NOTE } from '../support/conversing.js';
import {
  ADD_BUSINESS_CHALLENGE,
  ADD_MODULE,
  APPROVE,
  bringToLife,
  COORDINATOR,
  DIRECTOR,
  type Dienstverlening,
  dienstverlening,
  SUBMIT,
  typeInDesign,
} from '../support/dienstverlening.js';
import { type Installation, startInstallation } from '../support/installation.js';

const DESIGN = `query ($id: ID!) { programme(id: $id) { state version sentBack { word }
  businessChallenges { id text { nl } leadershipChallenges { id } } approvals { version }
  modules { id name { nl } themes { key } behaviours { id text { nl } indicators { nl } } impact { behaviour { nl } } }
  change { state since differences { part id change title { nl } aspects { aspect before { nl } after { nl } } } } } }`;
const PLAN =
  'query ($id: ID!) { programme(id: $id) { modules { name { nl } behaviours { text { nl } indicators { nl } } } } }';
const CHANGE_BEHAVIOUR = `mutation ($id: ID!, $v: Int!, $input: BehaviourChangeInput!) {
  behaviourChange(id: $id, version: $v, input: $input) { behaviour { text { nl } indicators { nl } } userErrors { code message field } } }`;
const CHANGE_CHALLENGE = `mutation ($id: ID!, $v: Int!, $nl: String!) {
  businessChallengeChange(id: $id, version: $v, input: { text: { nl: $nl, en: $nl } }) { businessChallenge { text { nl } } userErrors { code message field } } }`;
const SEND_BACK = `mutation ($id: ID!, $v: Int!, $word: String!) {
  programmeSendBack(id: $id, version: $v, input: { word: $word }) { programme { state sentBack { word } } userErrors { code message field } } }`;

let leerlijn: Installation;
let organisation: Dienstverlening;
let coordinator: string;
let director: string;
let participant: string;
let programmeId: string;
const design = async (credential = coordinator) =>
  (await leerlijn.must(DESIGN, { id: programmeId }, credential)).programme;
const plan = async () => (await leerlijn.must(PLAN, { id: programmeId }, participant)).programme;
const ARCHIVE_MODULE = `mutation ($id: ID!, $v: Int!) {
  moduleArchive(id: $id, version: $v) { module { id } userErrors { code message field } } }`;
const PLAN_SESSION = `mutation ($m: ID!, $input: SessionPlanInput!) {
  sessionPlan(moduleId: $m, input: $input) { session { id } userErrors { code message field } } }`;
const text = (nl: string) => ({ nl, en: `${nl} (en)` });
const addChallenge = (nl: string) =>
  leerlijn.must(ADD_BUSINESS_CHALLENGE, { programmeId, input: { text: text(nl) } }, coordinator);
const mails = () =>
  leerlijn.mail.messages().map(({ recipients, subject }) => `${recipients[0]!.split('@')[0]}: ${subject}`);

beforeAll(async () => {
  leerlijn = await startInstallation();
  organisation = await dienstverlening(leerlijn);
  coordinator = await organisation.as(COORDINATOR);
  director = await organisation.as(DIRECTOR);
  programmeId = await typeInDesign(leerlijn, organisation, coordinator);
}, 240_000);
afterAll(() => leerlijn.stop());

describe('a design that is sent back', () => {
  test('goes back to the coordinator, who is mailed what the director says', async () => {
    await leerlijn.must(SUBMIT, { id: programmeId }, coordinator);
    await leerlijn.settle();
    leerlijn.mail.clear();
    const { version } = await design(director);
    const { programmeSendBack } = await leerlijn.must(
      SEND_BACK,
      { id: programmeId, v: version, word: 'Waar is de balie?' },
      director,
    );
    expect(programmeSendBack.programme).toEqual({ state: 'DRAFT', sentBack: { word: 'Waar is de balie?' } });
    await leerlijn.settle();
    expect(mails()).toEqual([
      'wouter.huisman: Emre Peters stuurt het ontwerp van Leiderschapsprogramma Dienstverlening terug',
    ]);
    expect(leerlijn.mail.messages()[0]!.text).toContain('‘Waar is de balie?’');
  });

  test('cannot be sent back once more, nor approved, before it is submitted again', async () => {
    const { version } = await design(director);
    const back = await leerlijn.ask(SEND_BACK, { id: programmeId, v: version, word: 'Nee' }, director);
    const approved = await leerlijn.ask(APPROVE, { id: programmeId, version }, director);
    for (const payload of [back.data.programmeSendBack, approved.data.programmeApprove])
      expect(payload.userErrors).toEqual([
        {
          code: 'PROGRAMME_NOT_SUBMITTED',
          field: ['id'],
          message: 'De coördinator moet dit programma eerst indienen.',
        },
      ]);
  });

  test('is sent back as it was seen, with a word, by the client alone', async () => {
    await leerlijn.must(SUBMIT, { id: programmeId }, coordinator);
    const { version, sentBack } = await design(director);
    expect(sentBack).toBeNull();
    const wordless = await leerlijn.ask(SEND_BACK, { id: programmeId, v: version, word: ' ' }, director);
    expect(wordless.data.programmeSendBack.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', field: ['input', 'word'] },
    ]);
    const stale = await leerlijn.ask(SEND_BACK, { id: programmeId, v: version - 1, word: 'Nee' }, director);
    expect(stale.data.programmeSendBack.userErrors).toMatchObject([{ code: 'EDITED_MEANWHILE', field: ['version'] }]);
    const { errors } = await leerlijn.ask(SEND_BACK, { id: programmeId, v: version, word: 'Nee' }, coordinator);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await leerlijn.must(SEND_BACK, { id: programmeId, v: version, word: 'Nog een keer' }, director);
  });
});

describe('an approved design', () => {
  let approved: number;
  beforeAll(async () => {
    await bringToLife(leerlijn, organisation, programmeId);
    participant = await organisation.as('lotte.smit');
    approved = (await design()).version;
    await leerlijn.settle();
    leerlijn.mail.clear();
  }, 240_000);

  test('has nothing to submit while nothing is changed', async () => {
    const { data } = await leerlijn.ask(SUBMIT, { id: programmeId }, coordinator);
    expect(data.programmeSubmit.userErrors).toEqual([
      {
        code: 'PROGRAMME_NOT_A_DRAFT',
        message: 'Dit programma is al goedgekeurd, en daarna is er niets aan het ontwerp gewijzigd.',
      },
    ]);
  });

  test('is changed by the coordinator, who sees what differs; participants see what is approved', async () => {
    const { version, modules, businessChallenges } = await design();
    const [behaviour] = modules[0].behaviours;
    const indicators = [text('Het team noemt de norm zelf')];
    await leerlijn.must(CHANGE_BEHAVIOUR, { id: behaviour.id, v: version, input: { indicators } }, coordinator);
    await addChallenge('Minder wachten aan de balie');
    await leerlijn.must(ADD_MODULE, { programmeId, input: { name: text('Vijf'), themeKeys: ['craft'] } }, coordinator);
    const { change, state } = await design();
    expect(state).toBe('APPROVED');
    expect(change).toMatchObject({ state: 'OPEN', since: approved });
    expect(
      change.differences.map(({ part, change: kind, title }: never) => [part, kind, (title as { nl: string }).nl]),
    ).toEqual([
      ['BUSINESS_CHALLENGE', 'ADDED', 'Minder wachten aan de balie'],
      ['MODULE', 'ADDED', 'Vijf'],
      ['BEHAVIOUR', 'CHANGED', behaviour.text.nl],
    ]);
    expect(change.differences[2].aspects).toEqual([
      { aspect: 'INDICATORS', before: behaviour.indicators, after: [{ nl: indicators[0]!.nl }] },
    ]);
    const seen = await plan();
    expect(seen.modules.map(({ name }: { name: { nl: string } }) => name.nl)).toEqual(
      modules.map(({ name }: { name: { nl: string } }) => name.nl),
    );
    expect(seen.modules[0].behaviours[0].indicators).toEqual(behaviour.indicators);
    expect(businessChallenges).toHaveLength(4);
  });

  test('runs on meanwhile: people can still be enrolled', async () => {
    const { participantsEnrol } = await leerlijn.must(
      'mutation ($id: ID!) { participantsEnrol(programmeId: $id) { programme { state } userErrors { code } } }',
      { id: programmeId },
      coordinator,
    );
    expect(participantsEnrol.programme.state).toBe('APPROVED');
  });

  test('has the director mailed about what differs only, once it is submitted', async () => {
    const { version } = await design(director);
    const early = await leerlijn.ask(APPROVE, { id: programmeId, version }, director);
    expect(early.data.programmeApprove.userErrors).toEqual([
      { code: 'PROGRAMME_NOT_SUBMITTED', field: ['id'], message: 'De coördinator moet deze wijziging eerst indienen.' },
    ]);
    await leerlijn.settle();
    leerlijn.mail.clear();
    await leerlijn.must(SUBMIT, { id: programmeId }, coordinator);
    await leerlijn.settle();
    expect(mails()).toEqual([
      'emre.peters: Graag je akkoord op een wijziging van Leiderschapsprogramma Dienstverlening',
    ]);
    const body = leerlijn.mail.messages()[0]!.text;
    expect(body).toContain('Businessopgave erbij: ‘Minder wachten aan de balie’');
    expect(body).toContain('Module erbij: ‘Vijf’');
    expect(body).not.toContain('Elke dag genoeg inwoners helpen');
  });

  test('holds as it was when the change is sent back', async () => {
    const { version } = await design(director);
    const { programmeSendBack } = await leerlijn.must(
      SEND_BACK,
      { id: programmeId, v: version, word: 'Geen vijfde module' },
      director,
    );
    expect(programmeSendBack.programme).toEqual({ state: 'APPROVED', sentBack: { word: 'Geen vijfde module' } });
    expect((await plan()).modules).toHaveLength(4);
    expect((await design()).change.state).toBe('OPEN');
  });

  test('is what the director approves next, and both versions are kept', async () => {
    const { version, modules } = await design();
    await leerlijn.must(
      'mutation ($id: ID!, $v: Int!) { moduleArchive(id: $id, version: $v) { module { id } userErrors { code } } }',
      { id: modules[4].id, v: version },
      coordinator,
    );
    await leerlijn.must(SUBMIT, { id: programmeId }, coordinator);
    const { change, version: submitted } = await design(director);
    expect(change.differences.map(({ part, change: kind }: never) => [part, kind])).toEqual([
      ['BUSINESS_CHALLENGE', 'ADDED'],
      ['BEHAVIOUR', 'CHANGED'],
    ]);
    await leerlijn.must(APPROVE, { id: programmeId, version: submitted }, director);
    const after = await design(director);
    expect([after.change, after.approvals]).toEqual([null, [{ version: submitted }, { version: approved }]]);
    expect((await plan()).modules[0].behaviours[0].indicators).toEqual([{ nl: 'Het team noemt de norm zelf' }]);
  });

  test('that is changed back has nothing to ask', async () => {
    const { version, businessChallenges } = await design();
    const [{ id, text: before }] = businessChallenges;
    const [stored] = await leerlijn.sql<{ text: object }>('select text from business_challenge where id = $1', [id]);
    await leerlijn.must(CHANGE_CHALLENGE, { id, v: version, nl: 'Anders' }, coordinator);
    const changed = await design();
    expect(changed.change.differences).toHaveLength(1);
    await leerlijn.must(
      `mutation ($id: ID!, $v: Int!, $text: LocalizedTextInput!) {
        businessChallengeChange(id: $id, version: $v, input: { text: $text }) { userErrors { code } } }`,
      { id, v: changed.version, text: stored!.text },
      coordinator,
    );
    const again = await design();
    expect([again.change, again.businessChallenges[0].text]).toEqual([null, before]);
    const { data } = await leerlijn.ask(SUBMIT, { id: programmeId }, coordinator);
    expect(data.programmeSubmit.userErrors).toMatchObject([{ code: 'NOTHING_CHANGED' }]);
  });

  test('from before versions were kept is kept when it is first changed', async () => {
    await leerlijn.sql('delete from design_approval');
    await leerlijn.sql('update programme set change_state = null');
    const { version } = await design();
    await addChallenge('Nog een');
    const { change, approvals } = await design();
    expect(change).toMatchObject({ since: version, differences: [{ title: { nl: 'Nog een' } }] });
    expect(approvals).toEqual([{ version }]);
  });
});

describe('two who change the same part at once', () => {
  test('lose nothing: the second gets what the first wrote', async () => {
    const { version, businessChallenges } = await design();
    const { id } = businessChallenges[1];
    const answers = await Promise.all(
      ['Van de een', 'Van de ander'].map((nl) => leerlijn.ask(CHANGE_CHALLENGE, { id, v: version, nl }, coordinator)),
    );
    const payloads = answers.map(({ data }) => data.businessChallengeChange);
    expect(payloads.map(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code)).sort()).toEqual([
      [],
      ['EDITED_MEANWHILE'],
    ]);
    const [first, second] = payloads.map(({ businessChallenge }) => businessChallenge.text.nl);
    expect(first).toBe(second);
    expect((await design()).businessChallenges[1].text.nl).toBe(first);
  });

  test('and of different parts both are written, although the programme has another version', async () => {
    const { version, businessChallenges } = await design();
    await leerlijn.must(CHANGE_CHALLENGE, { id: businessChallenges[0].id, v: version, nl: 'Eerst dit' }, coordinator);
    await leerlijn.must(CHANGE_CHALLENGE, { id: businessChallenges[2].id, v: version, nl: 'En dan dat' }, coordinator);
    const texts = (await design()).businessChallenges.map(({ text }: { text: { nl: string } }) => text.nl);
    expect([texts[0], texts[2]]).toEqual(['Eerst dit', 'En dan dat']);
  });
});

describe('taking something out', () => {
  const ARCHIVE = `mutation ($id: ID!, $v: Int!) {
    businessChallengeArchive(id: $id, version: $v) { businessChallenge { id } userErrors { code message field } } }`;

  test('of a business challenge waits until nothing is derived from it any more', async () => {
    const { version, businessChallenges } = await design();
    const [{ id, leadershipChallenges }] = businessChallenges;
    const { data } = await leerlijn.ask(ARCHIVE, { id, v: version }, coordinator);
    expect(data.businessChallengeArchive.userErrors).toMatchObject([
      { code: 'CHALLENGE_HAS_LEADERSHIP_CHALLENGES', field: ['id'] },
    ]);
    for (const derived of leadershipChallenges)
      await leerlijn.must(
        'mutation ($id: ID!, $v: Int!) { leadershipChallengeArchive(id: $id, version: $v) { userErrors { code } } }',
        { id: derived.id, v: (await design()).version },
        coordinator,
      );
    const { businessChallengeArchive } = await leerlijn.must(ARCHIVE, { id, v: version }, coordinator);
    expect(businessChallengeArchive.businessChallenge).toBeNull();
    const again = await leerlijn.ask(ARCHIVE, { id, v: version + 10 }, coordinator);
    expect(again.data.businessChallengeArchive.userErrors).toMatchObject([
      { code: 'TAKEN_OUT_OF_DESIGN', field: ['id'] },
    ]);
    const kept = await leerlijn.sql('select 1 from business_challenge where id = $1', [id]);
    expect(kept).toHaveLength(1);
  });

  test('of a module in which something is planned says what it is and what to do first; then the module goes, and nothing new begins in it', async () => {
    const { version, modules } = await design();
    const [moduleId, name] = [modules[3].id, modules[3].name.nl];
    const plan = (nl: string) => ({
      m: moduleId,
      input: {
        kind: 'KICK_OFF',
        title: text(nl),
        startsAtLocal: '2028-09-05T09:00',
        minutes: 60,
        place: 'Zaal',
        capacity: 50,
      },
    });
    const { sessionPlan } = await leerlijn.must(PLAN_SESSION, plan('Aftrap voor allen'), coordinator);
    const { lessonAdd } = await leerlijn.must(
      'mutation ($m: ID!, $text: LocalizedTextInput!, $themes: [String!]!) { lessonAdd(moduleId: $m, input: { text: $text, themeKeys: $themes }) { lesson { id version } userErrors { code } } }',
      { m: moduleId, text: text('Begin eerder'), themes: [modules[3].themes[0].key] },
      coordinator,
    );
    const { data } = await leerlijn.ask(ARCHIVE_MODULE, { id: moduleId, v: version }, coordinator);
    expect(data.moduleArchive).toEqual({
      module: null,
      userErrors: [
        {
          code: 'MODULE_IN_USE',
          field: ['id'],
          message: 'Er is nog 1 bijeenkomst gepland: ‘Aftrap voor allen’. Zeg die eerst af.',
        },
        {
          code: 'MODULE_IN_USE',
          field: ['id'],
          message: 'Er is 1 geleerde les opgeschreven. Haal die eerst weg.',
        },
      ],
    });
    expect((await design()).modules.map((module: { id: string }) => module.id)).toContain(moduleId);

    await leerlijn.must(
      'mutation ($id: ID!) { sessionCancel(id: $id) { userErrors { code } } }',
      { id: sessionPlan.session.id },
      coordinator,
    );
    await leerlijn.must(
      'mutation ($id: ID!) { lessonArchive(id: $id, version: 1) { userErrors { code } } }',
      { id: lessonAdd.lesson.id },
      coordinator,
    );
    await leerlijn.must(ARCHIVE_MODULE, { id: moduleId, v: version }, coordinator);
    expect((await design()).modules.map((module: { name: { nl: string } }) => module.name.nl)).not.toContain(name);
    const after = await leerlijn.ask(PLAN_SESSION, plan('Toch nog'), coordinator);
    expect(after.data.sessionPlan.userErrors).toEqual([
      {
        code: 'MODULE_ARCHIVED',
        field: ['moduleId'],
        message: 'Deze module is uit het ontwerp gehaald. Er begint niets nieuws in. Kies een andere module.',
      },
    ]);
  });

  test('of a module in which something was done is refused, and says that its steps can be skipped', async () => {
    const { version, modules } = await design();
    await leerlijn.must(
      'mutation ($m: ID!) { popConversationsStart(moduleId: $m) { userErrors { code } } }',
      { m: modules[0].id },
      coordinator,
    );
    const [{ id }] = (await leerlijn.must('{ myPopConversations { id } }', {}, participant)).myPopConversations;
    await leerlijn.must(NOTE, { id, text: 'Purperen panter' }, participant);
    const { data } = await leerlijn.ask(ARCHIVE_MODULE, { id: modules[0].id, v: version }, coordinator);
    expect(data.moduleArchive.userErrors).toEqual([
      {
        code: 'MODULE_BEGUN',
        field: ['id'],
        message: expect.stringMatching(
          /^In deze module is al iets gedaan: 1 POP-gesprek is begonnen\. Dat blijft bij de module\. Sla met moduleBuildUpChange/,
        ),
      },
    ]);
  });

  test('is for the coordinator alone', async () => {
    const { version, businessChallenges } = await design();
    for (const credential of [director, participant]) {
      const { errors } = await leerlijn.ask(ARCHIVE, { id: businessChallenges[0].id, v: version }, credential);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});
