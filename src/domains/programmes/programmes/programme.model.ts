import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { LocalizedText, LocalizedTextInput } from '../../../platform/graphql/localized-text.model.js';
import { ConnectionOf, EdgeOf } from '../../../platform/graphql/pages.js';
import { DateTime, LocalDate, TimeZone } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { OrgUnit } from '../../people/units/org-unit.model.js';
import { BlockedPeriod } from '../blocked-periods/blocked-period.model.js';
import { BusinessChallenge } from '../challenges/challenge.model.js';
import { Condition } from '../conditions/condition.model.js';
import { DesignApproval, DesignChange, DesignSentBack } from '../design/design.model.js';
import { EarlierLesson } from '../lessons/lesson.model.js';
import { Module } from '../modules/module.model.js';
import { OpenEnrolment } from '../participations/enrolment-terms.model.js';
import { type ChangeState, PROGRAMME_STATES, type ProgrammeState } from './programme.rules.js';

const ProgrammeStateEnum = enumOf(PROGRAMME_STATES);
registerEnumType(ProgrammeStateEnum, {
  name: 'ProgrammeState',
  valuesMap: {
    DRAFT: { description: 'Being designed.' },
    SUBMITTED: { description: "Waiting for the director's approval." },
    APPROVED: { description: 'The director approved the design; participants can be enrolled.' },
  },
});

@ObjectType({ description: 'A leadership programme of one unit, usually a directorate.' })
@Access('SIGNED_IN', 'programmes:read')
export class Programme {
  @Field(() => ID)
  id!: string;
  @Field(() => LocalizedText)
  name!: LocalizedText;
  @Field(() => OrgUnit, { description: 'Whose leaders learn together.' })
  unit!: OrgUnit;
  /** Resolved to `client`. */
  clientId!: string;
  @Field(() => LocalDate)
  startsOn!: string;
  @Field(() => LocalDate)
  endsOn!: string;
  @Field(() => TimeZone)
  timeZone!: string;
  @Field(() => ProgrammeStateEnum)
  state!: ProgrammeState;
  /** Of the change; see `change`. */
  changeState!: ChangeState | null;
  @Field(() => [Module], {
    description: 'In their order. Who only follows the programme sees those that are approved, as they are approved.',
  })
  modules!: Module[];
  @Field(() => [BlockedPeriod], { description: 'When nothing is planned, by the first day.' })
  blockedPeriods!: BlockedPeriod[];

  @Field(() => Int, { description: 'Grows with every change of the design; an approval is of one version.' })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  version!: number;
  @Field(() => Int, {
    description:
      'Grows with every change of what is arranged around the design: blocked periods, who may enrol. Give it when changing those.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  arrangementVersion!: number;
  @Field(() => DateTime, { nullable: true })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  approvedAt!: Date | null;
  @Field(() => Int, { description: 'How many take part.' })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  participantCount!: number;
  @Field(() => [BusinessChallenge], {
    nullable: true,
    description: 'What the programme is for; null for who only follows it.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  businessChallenges!: BusinessChallenge[] | null;
  @Field(() => [Condition], {
    nullable: true,
    description: 'What the director signs for; null for who only follows it.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  conditions!: Condition[] | null;
  @Field(() => OpenEnrolment, {
    nullable: true,
    description: 'Null while nobody enrols themselves, and for who only follows it.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  enrolment!: OpenEnrolment | null;
  @Field(() => [EarlierLesson], {
    nullable: true,
    description:
      'What other programmes of the organisation with a theme in common have taught, the latest first; null for who only follows it.',
  })
  @Access('COORDINATOR', 'DIRECTOR')
  lessonsFromEarlier!: EarlierLesson[] | null;
  @Field(() => DesignChange, {
    nullable: true,
    description: 'What is being changed of the approved design; null while it is as it was approved.',
  })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  change!: DesignChange | null;
  @Field(() => DesignSentBack, {
    nullable: true,
    description: 'Set from when the director sends the design back until it is submitted again.',
  })
  @Access('COORDINATOR', 'DIRECTOR')
  sentBack!: DesignSentBack | null;
  @Field(() => [DesignApproval], { description: 'What the director approved, the latest first.' })
  @Access('COORDINATOR', 'DIRECTOR', 'programmes:read')
  approvals!: DesignApproval[];
}

@ObjectType()
export class ProgrammeEdge extends EdgeOf(Programme) {}
@ObjectType()
export class ProgrammeConnection extends ConnectionOf(Programme, ProgrammeEdge) {}

@InputType()
export class ProgrammeCreateInput {
  @Field(() => LocalizedTextInput)
  name!: LocalizedTextInput;
  @Field(() => ID)
  unitId!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The director who owns it; left out, the one leader of the unit with echelon STRATEGIC.',
  })
  clientId?: string | null;
  @Field(() => LocalDate)
  startsOn!: string;
  @Field(() => LocalDate)
  endsOn!: string;
  @Field(() => TimeZone, { defaultValue: 'Europe/Amsterdam' })
  timeZone!: string;
}

@ObjectType()
@Access('PARENT')
export class ProgrammeCreatePayload {
  @Field(() => Programme, { nullable: true })
  programme?: Programme;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class ProgrammeSubmitPayload {
  @Field(() => Programme, { nullable: true })
  programme?: Programme;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class ProgrammeApprovePayload {
  @Field(() => Programme, { nullable: true })
  programme?: Programme;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class ProgrammeSendBackPayload {
  @Field(() => Programme, { nullable: true })
  programme?: Programme;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
