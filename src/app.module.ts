import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { CoachingModule } from './domains/coaching/coaching.module.js';
import { DevelopmentModule } from './domains/development/development.module.js';
import { FeedbackModule } from './domains/feedback/feedback.module.js';
import { InsightsModule } from './domains/insights/insights.module.js';
import { IntervisionModule } from './domains/intervision/intervision.module.js';
import { NotificationsModule } from './domains/notifications/notifications.module.js';
import { PeopleModule } from './domains/people/people.module.js';
import { PlacementModule } from './domains/placement/placement.module.js';
import { ProgrammesModule } from './domains/programmes/programmes.module.js';
import { ScheduleModule } from './domains/schedule/schedule.module.js';
import { TenancyModule } from './domains/tenancy/tenancy.module.js';
import { AuthModule } from './platform/auth/auth.module.js';
import { ClockModule } from './platform/clock/clock.module.js';
import type { DatabaseUrls } from './platform/database/bring-up/roles.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { graphqlModule } from './platform/graphql/graphql.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { loggingModule } from './platform/observability/logging.js';
import { SolverModule } from './platform/solver/solver.module.js';
import { WebModule } from './web/web.module.js';

/** What Leerlijn does, one line per domain. */
const domains = [
  TenancyModule,
  PeopleModule,
  FeedbackModule,
  ProgrammesModule,
  ScheduleModule,
  DevelopmentModule,
  CoachingModule,
  IntervisionModule,
  PlacementModule,
  InsightsModule,
  NotificationsModule,
];

@Module({})
export class AppModule {
  static with(config: Config, urls: DatabaseUrls): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        loggingModule(config),
        DatabaseModule.with(urls),
        ClockModule,
        AuthModule,
        JobsModule.with(urls, config.redisUrl),
        MailModule,
        SolverModule,
        HttpModule.with(config),
        graphqlModule,
        WebModule,
        ...domains,
      ],
    };
  }
}
