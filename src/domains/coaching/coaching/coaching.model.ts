import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { DateTime, TimeZone } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { VisibleTo } from '../../confidentiality/visible-to.model.js';
import { ModuleReference } from '../../programmes/modules/module-reference.model.js';
import { CoachingMatchStateEnum, CoachingSideEnum } from '../matching/coaching-match.model.js';
import {
  CHEMISTRY_ANSWERS,
  type ChemistryAnswer,
  type MatchState,
  type Side,
} from '../matching/coaching-match.rules.js';
import { SESSION_KINDS, SESSION_STATES, type SessionKind, type SessionState } from './coaching.rules.js';

const CoachingSessionKindEnum = enumOf(SESSION_KINDS);
registerEnumType(CoachingSessionKindEnum, {
  name: 'CoachingSessionKind',
  description: 'What two people meet for.',
  valuesMap: { CHEMISTRY_CALL: { description: 'To find out whether they go on together. It is not counted.' } },
});

const CoachingSessionStateEnum = enumOf(SESSION_STATES);
registerEnumType(CoachingSessionStateEnum, {
  name: 'CoachingSessionState',
  description: 'What became of an appointment of two.',
});

export const ChemistryAnswerEnum = enumOf(CHEMISTRY_ANSWERS);
registerEnumType(ChemistryAnswerEnum, {
  name: 'ChemistryAnswer',
  description: 'What somebody says after a chemistry call.',
  valuesMap: {
    ANOTHER: { description: 'Another, please. The coordinator hears of it, the other of the two does not.' },
  },
});

export const NoteAudience = { OWN: 'OWN', TWO: 'TWO' } as const;
export type NoteAudience = (typeof NoteAudience)[keyof typeof NoteAudience];
registerEnumType(NoteAudience, {
  name: 'CoachingNoteAudience',
  description: 'Who reads a coaching note.',
  valuesMap: { OWN: { description: 'Its writer.' }, TWO: { description: 'The two of the coaching.' } },
});

@ObjectType({ description: 'A chemistry call or session of participant and learning manager.' })
@Access('PARENT')
export class CoachingSession {
  @Field(() => ID)
  id!: string;
  @Field(() => CoachingSessionKindEnum)
  kind!: SessionKind;
  @Field(() => DateTime)
  startsAt!: Date;
  @Field(() => DateTime)
  endsAt!: Date;
  @Field({ description: 'A place, or the address of an online meeting.' })
  place!: string;
  @Field(() => Int, { description: 'How often the appointment has been changed: SEQUENCE of iCalendar.' })
  sequence!: number;
  @Field(() => CoachingSessionStateEnum)
  state!: SessionState;
}

@ObjectType({ description: 'What one of the two wrote down.' })
@Access('PARENT')
export class CoachingNote {
  @Field(() => ID)
  id!: string;
  @Field({ description: "Whether it is the caller's own; else it was shared by the other." })
  isOwn!: boolean;
  @Field()
  text!: string;
  @Field(() => Int, { description: 'Grows with every change. Give it when changing.' })
  version!: number;
  @Field(() => DateTime, { description: 'When it was written or last changed.' })
  writtenAt!: Date;
  @Field(() => VisibleTo)
  visibleTo!: VisibleTo;
}

@ObjectType({
  description:
    'What participant and learning manager have with each other in a module. It exists for these two only, whatever roles others have; after it ended they can still read it.',
})
@Access('SIGNED_IN')
export class Coaching {
  @Field(() => ID, { description: 'That of the match.' })
  id!: string;

  @Field(() => ModuleReference)
  module!: ModuleReference;

  /** Resolved to `participant`. */
  participantId!: string;

  /** Resolved to `learningManager`. */
  learningManagerId!: string;

  @Field(() => CoachingSideEnum, { description: "The caller's own side." })
  side!: Side;

  @Field(() => CoachingMatchStateEnum, {
    description: 'That the other wants another, does not show in it.',
  })
  state!: MatchState;

  @Field({ description: "Why these two, in the caller's language." })
  explanation!: string;

  @Field(() => ChemistryAnswerEnum, { nullable: true, description: "The caller's own; null until it is given." })
  ownAnswer!: ChemistryAnswer | null;

  @Field(() => TimeZone, {
    description: 'Where the hours of sessions are those of the clock: the zone of its programme.',
  })
  timeZone!: string;

  @Field(() => CoachingSession, { nullable: true, description: 'Null while it is not planned.' })
  chemistryCall!: CoachingSession | null;

  @Field(() => [CoachingSession], { description: 'The earliest first; called off ones too.' })
  sessions!: CoachingSession[];

  @Field(() => Int, { description: 'How many sessions participants of the module are promised.' })
  sessionsAgreed!: number;

  @Field(() => Int, { description: 'How many of them took place.' })
  sessionsHeld!: number;

  @Field(() => [CoachingNote], { description: "The caller's own, and what the other shared; the latest first." })
  notes!: CoachingNote[];

  @Field(() => VisibleTo, { description: 'Who reads what the two plan, and where.' })
  visibleTo!: VisibleTo;

  @Field(() => [VisibleTo], { description: 'Whom a new note could be for.' })
  noteAudiences!: VisibleTo[];

  @Field({ description: 'Whether the participant is asked now what the coaching was like, and has not said so.' })
  isQualityAsked!: boolean;
}

@InputType()
export class CoachingSessionInput {
  @Field({
    description:
      "By the clock in the programme's time zone: '2027-02-10T10:00'. What that clock skips or shows twice is refused.",
  })
  startsAtLocal!: string;
  @Field(() => Int, { defaultValue: 60, description: '15 to 480.' })
  minutes!: number;
  @Field({ description: 'A place, or the address of an online meeting.' })
  place!: string;
}

@InputType()
export class CoachingNoteInput {
  @Field({ description: 'For whom: see `audience`.' })
  text!: string;
  @Field(() => NoteAudience, { description: 'What was once shared stays so.' })
  audience!: NoteAudience;
}

@ObjectType()
@Access('PARENT')
export class CoachingPayload {
  @Field(() => Coaching, { nullable: true, description: 'After EDITED_MEANWHILE: as it is now.' })
  coaching?: Coaching;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
