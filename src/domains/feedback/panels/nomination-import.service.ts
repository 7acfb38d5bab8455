import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { TenantActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { record } from '../../../platform/events/events.js';
import { refuse, refuseAll } from '../../../platform/graphql/failures.js';
import { moduleContext } from '../../programmes/modules/module-context.service.js';
import { participantIds } from '../../programmes/participations/participants.read-model.js';
import { feedbackErrors } from '../feedback.errors.js';
import { nominationsRequested } from '../feedback.events.js';
import { panelActor } from '../feedback.policy.js';
import { MANAGER, type RaterGroup, SELF } from '../rater-group.rules.js';
import { outOfPhase, type RoundState } from '../rounds/round.rules.js';
import { lockedRound } from '../rounds/round.service.js';
import { insertNominations } from './insert-nominations.js';
import { type LockedPanel, lockedPanels } from './locked-panel.js';
import type { Nominee } from './nomination.service.js';
import {
  type NominationFile,
  type NominationFileFault,
  type NominationFileFaultCode,
  type NominationRow,
  readNominationFile,
} from './nomination-file.rules.js';
import { type OrganisationAddresses, organisationAddresses } from './organisation-addresses.read-model.js';
import { faultsOfAdding, identityOf, type PanelFault, type PanelRater, refusalToChangePanel } from './panel.rules.js';

/** What can be wrong with a file of nominations, in itself or for the round that it is for. */
export type NominationImportFaultCode =
  | NominationFileFaultCode
  | PanelFault['code']
  | 'UNKNOWN_PARTICIPANT'
  | 'NAME_MISSING'
  | 'OWN_DOMAIN'
  | 'PANEL_SETTLED';
type Fault = NominationFileFault<NominationImportFaultCode>;
type PersonRow = { id: string; email: string; managerId: string | null };

/** Takes nominations in bulk from a file of a coordinator's: all of it or nothing; the same file again adds nothing. */
@Injectable()
export class NominationImportService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Participants of the round's programme who have no panel yet get one, with themselves and their manager on it.
   * @throws NotFound, Refusal ROUND_REFUSED, NOMINATION_FILE_FAULT for everything that is wrong, by line and column
   */
  async import(actor: TenantActor, roundId: string, csv: string): Promise<{ added: number; unchanged: number }> {
    const file = readNominationFile(csv);
    return this.db.forTenant(actor, async (tx) => {
      const round = await lockedRound(tx, roundId);
      if (round.state !== 'NOMINATING' && round.state !== 'OPEN')
        throw refuse(feedbackErrors.ROUND_REFUSED, ['roundId'], { reason: outOfPhase(round.state as RoundState) });
      const { language } = await tx.tenant.findFirstOrThrow({ select: { language: true } });
      const groups = round.raterGroups as unknown as RaterGroup[];
      const { programmeId } = await moduleContext(tx, round.moduleId);
      const enrolled = new Set(await participantIds(tx, programmeId));
      const people = await participantsAt(tx, file.rows);
      const organisation = await organisationAddresses(
        tx,
        file.rows.map(({ rater }) => rater),
      );
      const participantOf = ({ participant }: NominationRow) => {
        const person = people.get(participant);
        return person && enrolled.has(person.id) ? person : undefined;
      };
      const rows = file.rows.flatMap((row) => {
        const participant = participantOf(row);
        return participant ? [{ row, participant, nominee: nomineeIn(row, organisation, language) }] : [];
      });
      const strangers: Fault[] = file.rows
        .filter((row) => !participantOf(row))
        .map(({ line }) => ({ line, column: file.headerOf('participant'), code: 'UNKNOWN_PARTICIPANT' }));
      const nameless: Fault[] = rows
        .filter(({ nominee }) => nominee.raterId === null && nominee.externalName === '')
        .map(({ row }) => ({ line: row.line, column: file.headerOf('name'), code: 'NAME_MISSING' }));
      const ours: Fault[] = rows
        .filter(({ nominee }) => nominee.raterId === null && organisation.hasDomainOf(nominee.externalEmail!))
        .map(({ row }) => ({ line: row.line, column: file.headerOf('rater'), code: 'OWN_DOMAIN' }));

      const panels = await panelsFor(
        tx,
        round,
        groups,
        new Map(rows.map(({ participant }) => [participant.id, participant])),
      );
      const additions = [...Map.groupBy(rows, ({ participant }) => participant.id)].map(([personId, ofSubject]) =>
        additionsTo(
          panels.get(personId)!,
          ofSubject,
          file,
          panelActor(actor, panels.get(personId)!.subject)!,
          this.clock.now(),
        ),
      );
      refuseAll(
        [...file.faults, ...strangers, ...nameless, ...ours, ...additions.flatMap(({ faults }) => faults)]
          .sort((one, other) => one.line - other.line)
          .map(({ line, column, code }) => ({
            kind: feedbackErrors.NOMINATION_FILE_FAULT,
            field: ['csv', String(line), column],
            values: { line, column: column || 'none', fault: code, groups: groups.map(({ key }) => key).join(', ') },
          })),
      );
      const nominations = additions.flatMap(({ subjectId, added }) =>
        added.map(({ group, nominee, addedByParticipant }) => ({ subjectId, group, ...nominee, addedByParticipant })),
      );
      await insertNominations(tx, actor.tenantId, nominations);
      // Whoever has heard of their panel before is not told again.
      if (nominations.length > 0) await record(tx, actor.tenantId, nominationsRequested, { roundId }, this.clock.now());
      return { added: nominations.length, unchanged: rows.length - nominations.length };
    });
  }
}

async function participantsAt(tx: TenantTx, rows: readonly NominationRow[]): Promise<Map<string, PersonRow>> {
  const people = await tx.person.findMany({
    where: { email: { in: [...new Set(rows.map(({ participant }) => participant))] } },
    select: { id: true, email: true, managerId: true },
  });
  return new Map(people.map((person) => [person.email, person]));
}

/** A colleague where the address is one's; what the file says of the name is not needed then. */
function nomineeIn(
  { rater, name, language }: NominationRow,
  organisation: OrganisationAddresses,
  usualLanguage: string,
): Nominee {
  const colleague = organisation.personAt(rater);
  return colleague
    ? { raterId: colleague.id, externalName: null, externalEmail: null, externalLanguage: null }
    : { raterId: null, externalName: name, externalEmail: rater, externalLanguage: language || usualLanguage };
}

/** The panels of these participants, by their person: those that are not there yet are made. */
async function panelsFor(
  tx: TenantTx,
  { tenantId, id: roundId }: { tenantId: string; id: string },
  groups: readonly RaterGroup[],
  participants: ReadonlyMap<string, PersonRow>,
): Promise<Map<string, LockedPanel>> {
  const known = await tx.feedbackSubject.findMany({
    where: { roundId, personId: { in: [...participants.keys()] } },
    select: { id: true, personId: true },
  });
  const hasPanel = new Set(known.map(({ personId }) => personId));
  const subjects = [...participants.values()]
    .filter(({ id }) => !hasPanel.has(id))
    .map(({ id: personId, managerId }) => ({ id: newId(), personId, managerId }));
  await tx.feedbackSubject.createMany({
    data: subjects.map(({ id, personId }) => ({ tenantId, id, roundId, personId, nominationState: 'PROPOSED' })),
  });
  const asksManager = groups.some(({ key }) => key === MANAGER);
  const named = subjects.flatMap(({ id: subjectId, personId, managerId }) => [
    { subjectId, group: SELF, raterId: personId },
    ...(managerId && asksManager ? [{ subjectId, group: MANAGER, raterId: managerId }] : []),
  ]);
  await insertNominations(
    tx,
    tenantId,
    named.map((rater) => ({
      ...rater,
      externalName: null,
      externalEmail: null,
      externalLanguage: null,
      addedByParticipant: false,
    })),
  );
  const panels = await lockedPanels(
    tx,
    [...known, ...subjects].map(({ id }) => id),
  );
  return new Map(panels.map((panel) => [panel.subject.personId, panel]));
}

interface Addition {
  group: string;
  nominee: Nominee;
  rater: PanelRater;
  addedByParticipant: boolean;
  line: number;
}

/** Which rows say something new about a panel, and what is wrong with that. */
function additionsTo(
  panel: LockedPanel,
  rows: readonly { row: NominationRow; nominee: Nominee }[],
  { headerOf }: NominationFile,
  as: 'PARTICIPANT' | 'MANAGER' | 'COORDINATOR',
  now: Date,
): { subjectId: string; added: Addition[]; faults: Fault[] } {
  const keyOf = (rater: PanelRater) => `${rater.group} ${identityOf(rater)}`;
  const present = new Set(panel.raters.map(keyOf));
  const added: Addition[] = [];
  for (const { row, nominee } of rows) {
    const { group, line } = row;
    const rater: PanelRater = nominee.raterId ? { group, personId: nominee.raterId } : { group, email: row.rater };
    if (present.has(keyOf(rater))) continue;
    present.add(keyOf(rater));
    added.push({ group, nominee, rater, addedByParticipant: as === 'PARTICIPANT', line });
  }
  const settled = added.filter(({ group }) => refusalToChangePanel(panel, group, as, now) !== null);
  const faults = faultsOfAdding(
    panel,
    added.map(({ rater }) => rater),
  ).flatMap((fault): Fault[] => {
    if (!('at' in fault) && !('group' in fault))
      return [{ line: rows[0]!.row.line, column: headerOf('group'), code: fault.code }];
    const row =
      'at' in fault ? added[fault.at - panel.raters.length] : added.findLast(({ group }) => group === fault.group);
    const column = headerOf(fault.code === 'TOO_MANY' || fault.code === 'UNKNOWN_GROUP' ? 'group' : 'rater');
    return [{ line: row?.line ?? 0, column, code: fault.code }];
  });
  return {
    subjectId: panel.subjectId,
    added,
    faults: [
      ...settled.map(({ line }) => ({ line, column: headerOf('participant'), code: 'PANEL_SETTLED' as const })),
      ...faults,
    ],
  };
}
