import type { Speak } from './speaking.js';
import { marked } from './spoken-words.js';

const text = (name: string) => ({ nl: marked(name), en: marked(name) });
const plain = { nl: 'Ruimte', en: 'Room' };

/** Coen and Dora design the next programme: with a design session and a condition of Loes’s. It is approved, changed, and sent back. */
export async function designTogether(
  speak: Speak,
  { unitId, ids }: { unitId: string; ids: Readonly<Record<'dora' | 'loes' | 'mo', string>> },
  moveClock: (to: string) => Promise<void>,
): Promise<string> {
  await speak('coen', 'compassDefine', { version: 0, input: [{ key: 'direction', name: plain }] });
  const { programme } = await speak('coen', 'programmeCreate', {
    input: {
      unitId,
      clientId: ids.dora,
      name: plain,
      startsOn: '2028-01-01',
      endsOn: '2029-12-31',
      timeZone: 'Europe/Amsterdam',
    },
  });
  const programmeId = programme.id;
  const { businessChallenge } = await speak('coen', 'businessChallengeAdd', { programmeId, input: { text: plain } });
  const { leadershipChallenge } = await speak('coen', 'leadershipChallengeAdd', {
    businessChallengeId: businessChallenge.id,
    input: { text: plain },
  });
  const impact = { behaviour: plain, indicators: [plain], operationalGoal: plain, strategicGoal: plain };
  await speak('coen', 'moduleAdd', {
    programmeId,
    input: { name: plain, themeKeys: ['direction'], leadershipChallengeIds: [leadershipChallenge.id], impact },
  });

  const [session] = await speak('coen', 'designSessions', { programmeId });
  const { id } = session;
  const place = { startsAtLocal: '2027-02-09T09:00', minutes: 60, place: 'Kamer 1' };
  await speak('coen', 'designSessionPlan', { id, input: place });
  await speak('coen', 'designSessionInvite', { id, input: { personIds: [ids.mo] } });
  await moveClock('2027-02-09T12:00:00.000Z');
  await speak('coen', 'designSessionResultsWrite', {
    id,
    version: session.version,
    input: { results: text('result-of-session') },
  });

  const { condition } = await speak('coen', 'conditionAdd', {
    programmeId,
    input: { title: plain, ownerId: ids.loes },
  });
  await speak('loes', 'conditionEvidenceAdd', {
    conditionId: condition.id,
    input: { text: marked('evidence-of-loes'), link: `https://${marked('evidence-of-loes')}.example` },
  });
  await speak('loes', 'conditionRiskReport', {
    id: condition.id,
    version: 2,
    input: { reason: marked('risk-told-by-loes') },
  });

  await submit(speak, programmeId);
  await speak('dora', 'programmeApprove', {
    ...(await asSeenBy(speak, programmeId)),
    input: { overrideReason: marked('started-because') },
  });
  await speak('coen', 'conditionAdd', { programmeId, input: { title: plain, ownerId: null } });
  await submit(speak, programmeId);
  await speak('dora', 'programmeSendBack', {
    ...(await asSeenBy(speak, programmeId)),
    input: { word: marked('word-of-dora') },
  });
  return programmeId;
}

const submit = (speak: Speak, id: string) => speak('coen', 'programmeSubmit', { id });
const asSeenBy = async (speak: Speak, id: string) => {
  const { version } = await speak('dora', 'programme', { id });
  return { id, version };
};

/** Coen writes down what a module taught, once before it is published and once after, and what its programme taught as a whole. */
export async function learn(speak: Speak, moduleId: string, programmeId: string): Promise<void> {
  const lesson = (name: string) => ({ moduleId, input: { text: text(name), themeKeys: ['direction'] } });
  await speak('coen', 'lessonAdd', lesson('lesson-published'));
  await speak('coen', 'lessonsPublish', { moduleId });
  await speak('coen', 'lessonAdd', lesson('lesson-in-draft'));
  await speak('coen', 'programmeLessonAdd', { programmeId, input: { text: text('lesson-of-programme') } });
  await speak('coen', 'programmeLessonsPublish', { programmeId });
}
