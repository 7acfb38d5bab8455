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
