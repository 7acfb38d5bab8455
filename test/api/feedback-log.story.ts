import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PinoLogger } from 'nestjs-pino';
import { symbols } from 'pino';
import { linkKey } from '../../src/domains/feedback/invitations/link-token.rules.js';
import { aDepartment, anApprovedRound, raterLinks, SAVE, SUBMIT, sheetOf } from '../support/feedback.js';
import { type Installation, startInstallation } from '../support/installation.js';

let leerlijn: Installation;
const lines: string[] = [];

beforeAll(async () => {
  leerlijn = await startInstallation();
});
afterAll(() => leerlijn.stop());

/** Keeps what is logged from now on, as chatty as can be, instead of writing it. */
function listen(): void {
  const { root } = PinoLogger;
  root.level = 'debug';
  const output = (root as unknown as Record<symbol, { write(line: string): boolean }>)[symbols.streamSym]!;
  output.write = (line) => lines.push(line) > 0;
}

test('the log of raters who look, save, err and hand in tells neither who they are nor what they say', async () => {
  const department = await aDepartment(leerlijn);
  const { roundId } = await anApprovedRound(leerlijn, department);
  await leerlijn.moveClock('2027-01-11T07:00:00.000Z');
  const links = (await raterLinks(leerlijn, roundId)).filter(({ group }) => group === 'DIRECT_REPORT').slice(0, 3);
  const raters = await leerlijn.sql<{ link: string; email: string; name: string; subject: string }>(
    `select distinct l.id as link, l.email, p.given_name as name, i.subject_id as subject
       from feedback_rater_link l join feedback_invitation i on i.link_id = l.id join person p on p.id = l.rater_id
      where i.id = any($1)`,
    [links.map(({ invitationId }) => invitationId)],
  );
  listen();
  for (const { token, invitationId: id } of links) {
    const input = sheetOf(4);
    await fetch(`${await leerlijn.app.getUrl()}/f/${token}?about=${id}`);
    await leerlijn.must('{ feedbackInvitations { id } }', {}, `rater_${token}`);
    await leerlijn.must(SAVE, { id, version: 0, input }, `rater_${token}`);
    await leerlijn.ask(
      SUBMIT,
      { id, version: 1, input: { scores: [{ item: 'clear-1', score: 9 }] } },
      `rater_${token}`,
    );
    await leerlijn.must(SUBMIT, { id, version: 1, input }, `rater_${token}`);
  }
  const keys = await leerlijn.sql<{ id: string; key: Buffer }>('select id, answer_key as key from feedback_answer');
  expect(keys).toHaveLength(links.length);

  // The closing line of the last request may still be on its way.
  const ofRequests = () => lines.filter((line) => line.includes('"msg":"request completed"'));
  while (ofRequests().length < 5 * links.length) await new Promise((resolve) => setTimeout(resolve, 10));
  const log = lines.join('');
  const spelled = (bytes: Uint8Array) => [Buffer.from(bytes).toString('hex'), Buffer.from(bytes).toString('base64')];
  const telling = [
    ...links.flatMap(({ token, invitationId, raterId, subjectPersonId }) => [
      token,
      ...spelled(linkKey(token)),
      invitationId,
      raterId,
      subjectPersonId,
    ]),
    ...raters.flatMap(({ link, email, name, subject }) => [link, email, name, subject]),
    ...keys.flatMap(({ id, key }) => [id, ...spelled(key)]),
    roundId,
    'clear-1',
    'blijf',
  ];
  expect(telling.filter((one) => log.includes(one))).toEqual([]);
  // All that a line of a request says, whoever asked.
  for (const line of ofRequests())
    expect(Object.keys(JSON.parse(line)).sort()).toEqual([
      'hostname',
      'level',
      'msg',
      'pid',
      'req',
      'res',
      'responseTime',
      'time',
    ]);
});
