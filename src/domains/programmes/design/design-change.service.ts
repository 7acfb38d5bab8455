import type { TenantActor } from '../../../platform/auth/actor.js';
import type { TenantTx } from '../../../platform/database/role-database.js';
import { NotFound, refuse } from '../../../platform/graphql/failures.js';
import type { Outcome } from '../../../platform/graphql/outcome.js';
import { programmeErrors } from '../programmes/programme.errors.js';
import { mayDesign } from '../programmes/programme.policy.js';
import { phaseAfter, phaseOf, storedPhase } from '../programmes/programme.rules.js';
import { keepApproved } from './design.read-model.js';

/**
 * Begins a change of a programme's design: raises its version, and holds the programme until the transaction ends, so that of two people
 * who change it at once neither loses anything. An approved design is kept as it was, and holds until the director approves the change.
 * @returns the new version, which what is written is marked with
 * @throws NotFound
 */
export async function changeDesign(tx: TenantTx, actor: TenantActor, programmeId: string): Promise<number> {
  if (!mayDesign(actor)) throw new NotFound();
  const programme = await holdProgramme(tx, programmeId);
  const phase = phaseOf(programme);
  const next = phaseAfter('CHANGE_DESIGN', phase)!;
  if (next !== phase) await keepApproved(tx, programmeId);
  const version = programme.version + 1;
  await tx.programme.updateMany({ where: { id: programmeId }, data: { version, ...storedPhase(next) } });
  return version;
}

/** Something of a design that is to be changed or taken out: of which programme, and in which version it was last written. */
export interface DesignedPart {
  readonly programmeId: string;
  readonly changedIn: number;
  readonly archivedAt: Date | null;
}

/**
 * Changes one part of a design, unless it was written after the version of the programme that the writer has seen.
 * @param find reads the part; it is called again once the programme is held
 * @param write writes it, marked with the new version that it is given; left out when somebody else was first
 * @throws NotFound; Refusal TAKEN_OUT_OF_DESIGN
 */
export async function changePart(
  tx: TenantTx,
  actor: TenantActor,
  find: () => Promise<DesignedPart | null>,
  seen: number,
  write: (changedIn: number, programmeId: string) => Promise<unknown>,
): Promise<{ outcome: Outcome; programmeId: string }> {
  if (!mayDesign(actor)) throw new NotFound();
  const part = await find();
  if (!part) throw new NotFound();
  const { programmeId } = part;
  await holdProgramme(tx, programmeId);
  const { changedIn, archivedAt } = (await find())!;
  if (archivedAt) throw refuse(programmeErrors.TAKEN_OUT_OF_DESIGN, ['id']);
  if (changedIn > seen) return { outcome: 'EDITED_MEANWHILE', programmeId };
  await write(await changeDesign(tx, actor, programmeId), programmeId);
  return { outcome: 'DONE', programmeId };
}

/** @throws NotFound when something is said to be decided on in a session that is not one of this programme's */
export async function mustBeDesignedIn(
  tx: TenantTx,
  programmeId: string,
  designSessionId: string | null | undefined,
): Promise<void> {
  if (!designSessionId) return;
  if ((await tx.designSession.count({ where: { id: designSessionId, programmeId } })) === 0) throw new NotFound();
}

/** Holds a programme until the transaction ends; whoever holds something of it as well, holds that afterwards. @throws NotFound */
export async function holdProgramme(
  tx: TenantTx,
  id: string,
): Promise<{ state: string; changeState: string | null; version: number }> {
  const [programme] = await tx.$queryRaw<{ state: string; changeState: string | null; version: number }[]>`
    select state, change_state as "changeState", version from programme where id = ${id}::uuid for update`;
  if (!programme) throw new NotFound();
  return programme;
}
