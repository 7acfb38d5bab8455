import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { aDirectorate, type Directorate, type Name } from '../support/directorate.js';
import { type Installation, startInstallation } from '../support/installation.js';
import type { ParsedMail } from '../support/mail-sink.js';

const SESSION_PLAN = `mutation ($m: ID!, $input: SessionPlanInput!) { sessionPlan(moduleId: $m, input: $input) { session { id } userErrors { code } } }`;
const SESSION_INVITE = `mutation ($id: ID!, $input: SessionInviteInput) { sessionInvite(id: $id, input: $input) { userErrors { code } } }`;
const SESSION_RESCHEDULE = `mutation ($id: ID!, $input: SessionRescheduleInput!) { sessionReschedule(id: $id, version: 1, input: $input) { userErrors { code } } }`;
const SESSION_CANCEL = 'mutation ($id: ID!) { sessionCancel(id: $id) { userErrors { code } } }';
const POP_START = 'mutation ($m: ID!) { popConversationsStart(moduleId: $m) { userErrors { code } } }';
const POP_MINE = '{ myPopConversations { id version module { name { nl } } } }';
const POP_PLAN = `mutation ($id: ID!, $input: PopConversationPlanInput!, $sequence: Int) { popConversationPlan(id: $id, input: $input, sequence: $sequence) { userErrors { code } } }`;
const POP_WRITE = `mutation ($id: ID!, $version: Int!, $input: PopConversationWriteInput!) { popConversationWrite(id: $id, version: $version, input: $input) { userErrors { code } } }`;
const POP_SIGN = `mutation ($id: ID!, $version: Int!) { popConversationSign(id: $id, version: $version) { userErrors { code } } }`;

let leerlijn: Installation;
let directorate: Directorate;
let moduleId: string;

const address = (name: string) => `${name}@amstelstad.example`;
const does = async (who: Name, mutation: string, variables: object) => {
  leerlijn.mail.clear();
  const answer = await leerlijn.must(mutation, variables, await directorate.as(who));
  await leerlijn.settle();
  return answer;
};
const at = async (moment: string) => {
  leerlijn.mail.clear();
  await leerlijn.moveClock(moment);
};
/** Who was mailed, by given name, in alphabetical order. */
const told = () =>
  leerlijn.mail
    .messages()
    .map(({ recipients }) => recipients[0]!.split('@')[0])
    .sort();
const mailTo = (name: string) => leerlijn.mail.messages().find(({ recipients }) => recipients.includes(address(name)))!;
/** What a calendar makes of a mail. */
const entryIn = (mail: ParsedMail) => {
  const { content } = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')!;
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content as Uint8Array);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    startsAt: event.startDate.toJSDate().toISOString(),
    attendees: event.attendees.map((attendee) => String(attendee.getFirstValue()).replace(/^mailto:/i, '')).sort(),
  };
};

beforeAll(async () => {
  leerlijn = await startInstallation();
  await leerlijn.moveClock('2027-02-01T08:00:00.000Z');
  directorate = await aDirectorate(leerlijn);
  moduleId = directorate.moduleIds[0];
  await leerlijn.settle();
});
afterAll(() => leerlijn.stop());

describe('who is invited to a session', () => {
  let id: string;
  const kickOff = {
    kind: 'KICK_OFF',
    startsAtLocal: '2027-03-04T09:00',
    minutes: 420,
    place: 'De Zwijger',
    capacity: 80,
  };

  test('gets it in the calendar, and alone in it', async () => {
    id = (await does('coen', SESSION_PLAN, { m: moduleId, input: kickOff })).sessionPlan.session.id;
    expect(told()).toEqual([]);
    const personIds = [directorate.ids.anna, directorate.ids.bram];
    await does('coen', SESSION_INVITE, { id, input: { personIds } });
    expect(told()).toEqual(['anna', 'bram']);
    expect(mailTo('anna').subject).toBe('Uitnodiging: Kick-off');
    expect(entryIn(mailTo('anna'))).toEqual({
      method: 'REQUEST',
      uid: id,
      sequence: 0,
      startsAt: '2027-03-04T08:00:00.000Z',
      attendees: [address('anna')],
    });
  });

  test('hears nothing when somebody else is invited too', async () => {
    await does('coen', SESSION_INVITE, { id, input: { personIds: [directorate.ids.cem] } });
    expect(told()).toEqual(['cem']);
  });

  test('hears how it was and how it is when it moves, and the calendar follows', async () => {
    await does('coen', SESSION_RESCHEDULE, { id, input: { startsAtLocal: '2027-03-08T10:00', place: 'Pakhuis West' } });
    expect(told()).toEqual(['anna', 'bram', 'cem']);
    expect(mailTo('bram').text?.replaceAll(/\s+/g, ' ')).toContain(
      'Eerst was het donderdag 4 maart 2027 van 9.00 tot 16.00 uur, De Zwijger.',
    );
    expect(entryIn(mailTo('bram'))).toMatchObject({ uid: id, sequence: 1, startsAt: '2027-03-08T09:00:00.000Z' });
  });

  test('hears of two quick changes once, of how it ended', async () => {
    leerlijn.mail.clear();
    // The mails of the first change are still to be made when the second comes.
    await leerlijn.sql(
      `update session set starts_at = '2027-03-08T10:00Z', ends_at = '2027-03-08T17:00Z', sequence = 3 where id = $1`,
      [id],
    );
    await leerlijn.sql(
      `insert into outbox_event (tenant_id, id, type, payload, recorded_at)
       select $1, gen_random_uuid(), 'schedule.session.changed', jsonb_build_object('sessionId', $2::text), now() from generate_series(1, 2)`,
      [directorate.tenantId, id],
    );
    await leerlijn.settle();
    expect(told()).toEqual(['anna', 'bram', 'cem']);
    expect(entryIn(mailTo('cem')).sequence).toBe(3);
  });

  test('is reminded on the last working day before it, in the morning: of a Monday on Friday', async () => {
    await at('2027-03-05T07:59:00.000Z');
    expect(told()).toEqual([]);
    await at('2027-03-05T08:00:00.000Z');
    expect(told()).toEqual(['anna', 'bram', 'cem']);
    expect(mailTo('anna').subject).toBe('Binnenkort: Kick-off');
    await at('2027-03-07T08:00:00.000Z');
    expect(told()).toEqual([]);
  });

  test('has it taken out of the calendar when it is cancelled', async () => {
    await does('coen', SESSION_CANCEL, { id });
    expect(told()).toEqual(['anna', 'bram', 'cem']);
    expect(entryIn(mailTo('anna'))).toMatchObject({ method: 'CANCEL', uid: id, sequence: 4 });
  });
});

describe('the two of a POP conversation', () => {
  let id: string;
  const planSteps = async () => {
    await leerlijn.sql(
      `update module_step set starts_on = plan.starts_on::date, ends_on = plan.ends_on::date
         from (values ('POP_CONVERSATION', '2027-03-15', '2027-03-31'), ('KICK_OFF', '2027-04-05', '2027-04-05')) plan (kind, starts_on, ends_on)
        where module_step.tenant_id = $1 and module_id = $2 and module_step.kind = plan.kind`,
      [directorate.tenantId, moduleId],
    );
  };

  test('start with the participant, who hears by when to plan it', async () => {
    await planSteps();
    await does('coen', POP_START, { m: moduleId });
    expect(told()).toEqual(['anna', 'bram', 'cem', 'dirk']);
    expect(mailTo('anna')).toMatchObject({ subject: 'Plan het POP-gesprek met Marga Meijer' });
    expect(mailTo('anna').text).toContain('woensdag 31 maart 2027');
    id = (await leerlijn.must(POP_MINE, {}, await directorate.as('anna'))).myPopConversations[0].id;
  });

  test('both get the appointment in the calendar once one of them plans it, and again when it moves', async () => {
    const input = { startsAtLocal: '2027-03-16T14:00', minutes: 60, place: 'Amstel 1' };
    await does('anna', POP_PLAN, { id, input });
    expect(told()).toEqual(['anna', 'marga']);
    expect(mailTo('anna').subject).toBe('Je POP-gesprek met Marga Meijer staat vast');
    expect(entryIn(mailTo('marga'))).toMatchObject({
      uid: id,
      sequence: 0,
      attendees: [address('anna'), address('marga')],
    });
    await does('marga', POP_PLAN, { id, sequence: 0, input: { ...input, startsAtLocal: '2027-03-17T14:00' } });
    expect(mailTo('anna').subject).toBe('Je POP-gesprek met Marga Meijer is verzet');
    expect(entryIn(mailTo('anna'))).toMatchObject({ sequence: 1, startsAt: '2027-03-17T13:00:00.000Z' });
  });

  test('who has not planned it is nudged two weeks before the kick-off, and then the manager a week before, at work only', async () => {
    await at('2027-03-20T12:00:00.000Z');
    expect(told()).toEqual([]);
    await at('2027-03-22T08:00:00.000Z');
    expect(told()).toEqual(['bram', 'cem', 'dirk']);
    // Of the week before Easter Monday: the day itself is free.
    await at('2027-03-29T09:00:00.000Z');
    expect(told()).toEqual([]);
    await at('2027-03-30T07:00:00.000Z');
    expect(told()).toEqual(['marga', 'marga', 'mo']);
    expect(mailTo('mo').text).toContain('Neem zelf het initiatief');
  });

  test('whoever has not signed this version is asked to, and nobody twice for one version', async () => {
    const goal = { behaviour: 'Ik vraag door', situation: 'in het weekoverleg', noticedBy: 'het duurt langer' };
    await does('anna', POP_WRITE, { id, version: 1, input: { goals: [goal], agreements: 'Elke maand' } });
    await does('anna', POP_SIGN, { id, version: 2 });
    expect(told()).toEqual(['marga']);
    expect(mailTo('marga').subject).toBe('Teken de afspraken uit je POP-gesprek met Anna Aker');
    await does('marga', POP_SIGN, { id, version: 2 });
    expect(told()).toEqual([]);
  });
});
