import { Injectable } from '@nestjs/common';
import type { Locale, PersonActor } from '../../../platform/auth/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import { dayInWords } from '../../../platform/clock/day-in-words.js';
import { Database } from '../../../platform/database/database.js';
import type { Home } from './home.model.js';
import { type HomeRow, homeOf } from './home.read-model.js';
import { taskSentence, whyNow } from './task.rules.js';

@Injectable()
export class HomeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** What the actor has to do now, and why. */
  async of(actor: PersonActor, locale: Locale): Promise<Home> {
    const [row] = await this.db.read<HomeRow & Record<string, unknown>>(
      actor,
      homeOf(actor.personId, this.clock.now()),
    );
    const { tasks, comingSessions } = row!;
    const inWords = (day: string) => dayInWords(day, locale);
    return {
      tasks: tasks.map(({ participant, closesAt, ...task }) => {
        const other = task.participantId === actor.personId ? null : participant;
        const toDo = { ...task, step: task.title[locale], participant: other };
        return {
          ...task,
          closesAt: closesAt === null ? null : new Date(closesAt),
          sentence: taskSentence(toDo, locale),
          why: whyNow(task, inWords, locale),
        };
      }),
      comingSessions: comingSessions.map((session) => ({ ...session, startsAt: new Date(session.startsAt) })),
    };
  }
}
