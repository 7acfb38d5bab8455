import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { BoardResolver } from './board/board.resolver.js';
import { BoardService } from './board/board.service.js';
import { BoardChangesResolver } from './board/board-changes.resolver.js';
import { BoardChangesService } from './board/board-changes.service.js';
import { HomeResolver } from './home/home.resolver.js';
import { HomeService } from './home/home.service.js';
import { ProgressResolver } from './progress/progress.resolver.js';
import { ProgressService } from './progress/progress.service.js';

@Module({
  imports: [PeopleModule],
  providers: [
    ProgressService,
    ProgressResolver,
    BoardService,
    BoardResolver,
    BoardChangesService,
    BoardChangesResolver,
    HomeService,
    HomeResolver,
  ],
})
export class InsightsModule {}
