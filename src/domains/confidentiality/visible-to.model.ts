import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../platform/auth/access.js';
import type { Locale } from '../../platform/auth/actor.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { AUDIENCES, type Audience, audienceTold } from './audience.rules.js';

/** The audiences as an enum of the schema: for a field in which a writer chooses one. */
export const AudienceEnum = enumOf(AUDIENCES);
registerEnumType(AudienceEnum, {
  name: 'Audience',
  description: 'Who reads a text that somebody writes.',
  valuesMap: {
    OWN: { description: 'The writer, and nobody else.' },
    TWO: { description: 'The two whose conversation or assignment it is.' },
    THREE: {
      description:
        'Three by name: participant, manager and learning manager; of a draft also participant, learning manager and the trainer who helps.',
    },
    GROUP: { description: 'Everyone in the group.' },
    PROGRAMME: { description: 'Everyone in the programme: participants, coordinators and its director.' },
    DESIGN: {
      description:
        'Whoever designs and approves the programme: coordinators and its director; of a condition its owner too, of a design session who is invited. No integration.',
    },
    ORGANISATION: { description: 'Whoever designs programmes of the organisation: coordinators and directors.' },
  },
});

@ObjectType({ description: 'Who reads a text; its writer sees it while writing.' })
@Access('PARENT')
export class VisibleTo {
  @Field(() => AudienceEnum)
  audience!: Audience;

  @Field(() => String, { description: "In the caller's language, with names: 'Jij en Karin de Boer.'" })
  sentence!: string;
}

/** Who reads a text of the caller; see `audienceTold`. */
export const visibleTo = (audience: Audience, names: readonly string[], locale: Locale): VisibleTo =>
  audienceTold(audience, names, locale);
