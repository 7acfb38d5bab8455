import type { LocalizedText } from '../../../platform/graphql/localized-text.model.js';
import { fullName } from '../../people/people/person.read-model.js';
import { submittedDifferences } from '../../programmes/design/design.read-model.js';
import { participantsEnrolled, programmeSentBack, programmeSubmitted } from '../../programmes/programmes.events.js';
import type { StepKind } from '../templates/enrolled.js';
import { type Occasion, stillTrue, subjectsOf, upon } from './occasion.js';
import { textIn } from './text-in.js';

export const programmeApprovalRequestedOccasion: Occasion<'PROGRAMME_APPROVAL_REQUESTED'> = {
  upon: [
    upon(programmeSubmitted, async (tx, { programmeId }, now) => {
      const programme = await tx.programme.findFirst({ where: { id: programmeId, changeState: null } });
      if (!programme) return [];
      const { clientId, version } = programme;
      return [{ subjectId: programmeId, personId: clientId, moment: `version ${version}`, dueAt: now }];
    }),
  ],
  async write(tx, mails, { organisation, contact }) {
    const programmes = await tx.programme.findMany({
      where: { id: { in: subjectsOf(mails) }, state: 'SUBMITTED' },
      include: { modules: { where: { archivedAt: null }, orderBy: { position: 'asc' }, select: { name: true } } },
    });
    return stillTrue(mails, ({ subjectId, personId, locale }) => {
      const programme = programmes.find(({ id, clientId }) => id === subjectId && clientId === personId);
      if (!programme) return undefined;
      return {
        data: {
          programme: textIn(programme.name, locale),
          coordinator: contact?.name ?? organisation,
          modules: programme.modules.map(({ name }) => textIn(name, locale)),
          startsOn: programme.startsOn,
          endsOn: programme.endsOn,
          path: `/programmes/${programme.id}`,
        },
      };
    });
  },
};

/** Only of what was changed: the rest he has approved. */
export const programmeChangeSubmittedOccasion: Occasion<'PROGRAMME_CHANGE_SUBMITTED'> = {
  upon: [
    upon(programmeSubmitted, async (tx, { programmeId }, now) => {
      const programme = await tx.programme.findFirst({ where: { id: programmeId, changeState: 'SUBMITTED' } });
      if (!programme) return [];
      const { clientId, version } = programme;
      return [{ subjectId: programmeId, personId: clientId, moment: `version ${version}`, dueAt: now }];
    }),
  ],
  async write(tx, mails, { organisation, contact }) {
    const changed = await tx.programme.findMany({ where: { id: { in: subjectsOf(mails) }, changeState: 'SUBMITTED' } });
    const differences = new Map<string, Awaited<ReturnType<typeof submittedDifferences>>>();
    for (const { id } of changed) differences.set(id, await submittedDifferences(tx, id));
    return stillTrue(mails, ({ subjectId, personId, locale }) => {
      const programme = changed.find(({ id, clientId }) => id === subjectId && clientId === personId);
      if (!programme) return undefined;
      return {
        data: {
          programme: textIn(programme.name, locale),
          coordinator: contact?.name ?? organisation,
          differences: differences
            .get(subjectId)!
            .map(({ change, part, title }) => ({ change, part, title: textIn(title, locale) })),
          path: `/programmes/${programme.id}`,
        },
      };
    });
  },
};

/** To who asked, each time that the director sends back what was asked. */
export const programmeSentBackOccasion: Occasion<'PROGRAMME_SENT_BACK'> = {
  upon: [
    upon(programmeSentBack, async (tx, { programmeId }, now) => {
      const programme = await tx.programme.findFirst({ where: { id: programmeId, sentBackAt: { not: null } } });
      if (!programme?.submittedById) return [];
      const moment = `sent back ${programme.sentBackAt!.toISOString()}`;
      return [{ subjectId: programmeId, personId: programme.submittedById, moment, dueAt: now }];
    }),
  ],
  async write(tx, mails) {
    const programmes = await tx.$queryRaw<SentBackRow[]>`
      select g.id, g.name, g.sent_back_word as word, ${fullName.p} as director
        from programme g join person p on p.tenant_id = g.tenant_id and p.id = g.client_id
       where g.id = any (${subjectsOf(mails)}::uuid[]) and g.sent_back_word is not null`;
    return stillTrue(mails, ({ subjectId, locale }) => {
      const programme = programmes.find(({ id }) => id === subjectId);
      if (!programme) return undefined;
      const { name, word, director } = programme;
      return { data: { programme: textIn(name, locale), word, director, path: `/programmes/${subjectId}` } };
    });
  },
};

interface SentBackRow {
  id: string;
  name: LocalizedText;
  word: string;
  director: string;
}

interface EnrolledRow {
  programmeId: string;
  programme: LocalizedText;
  module: LocalizedText;
  startsOn: Date;
  steps: { kind: StepKind; title: LocalizedText }[];
}

export const enrolledOccasion: Occasion<'ENROLLED'> = {
  upon: [
    upon(participantsEnrolled, async (tx, { programmeId }, now) => {
      const participations = await tx.participation.findMany({ where: { programmeId } });
      return participations.map(({ personId }) => ({
        subjectId: programmeId,
        personId,
        moment: 'enrolment',
        dueAt: now,
      }));
    }),
  ],
  async write(tx, mails) {
    const programmeIds = subjectsOf(mails);
    const programmes = await tx.$queryRaw<EnrolledRow[]>`
      select distinct on (p.id) p.id as "programmeId", p.name as programme, m.name as module,
             coalesce(step.first, m.starts_after, p.starts_on) as "startsOn", coalesce(step.steps, '[]') as steps
        from programme p join module m on m.tenant_id = p.tenant_id and m.programme_id = p.id and m.archived_at is null
        cross join lateral (
          select min(s.starts_on) as first, json_agg(json_build_object('kind', s.kind, 'title', s.title) order by s.position) as steps
            from module_step s where s.tenant_id = m.tenant_id and s.module_id = m.id and s.skipped_at is null) step
       where p.id = any (${programmeIds}::uuid[]) order by p.id, m.position`;
    const participations = await tx.participation.findMany({
      where: { programmeId: { in: programmeIds }, personId: { in: mails.map(({ personId }) => personId!) } },
    });
    return stillTrue(mails, ({ subjectId, personId, locale }) => {
      const first = programmes.find(({ programmeId }) => programmeId === subjectId);
      const takesPart = participations.some((one) => one.programmeId === subjectId && one.personId === personId);
      if (!first || !takesPart) return undefined;
      return {
        data: {
          programme: textIn(first.programme, locale),
          module: textIn(first.module, locale),
          startsOn: first.startsOn,
          steps: first.steps.map(({ kind, title }) => ({ kind, title: textIn(title, locale) })),
          path: `/programmes/${subjectId}`,
        },
      };
    });
  },
};
