import { registerEnumType } from '@nestjs/graphql';

export const WhoseMoveEnum = {
  PARTICIPANT: 'PARTICIPANT',
  MANAGER: 'MANAGER',
  LEARNING_MANAGER: 'LEARNING_MANAGER',
  COORDINATOR: 'COORDINATOR',
} as const;
export type WhoseMove = (typeof WhoseMoveEnum)[keyof typeof WhoseMoveEnum];
registerEnumType(WhoseMoveEnum, {
  name: 'WhoseMove',
  description: 'Who is to do something, so that a step goes on. Of a 360 it is never told who has answered.',
});

/** Describes a reason why a step does not go on. */
export const REASON =
  'Why it does not go on, as a code: NOT_BEGUN, NOT_PLANNED, NOT_PREPARED, NOT_SIGNED, NO_MANAGER, NO_MATCH, …; never what was said.';
