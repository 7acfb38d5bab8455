import { Module } from '@nestjs/common';
import { BoardResolver } from './board/board.resolver.js';
import { BoardService } from './board/board.service.js';
import { BoardChangesResolver } from './board/board-changes.resolver.js';
import { BoardChangesService } from './board/board-changes.service.js';
import { ProgressResolver } from './progress/progress.resolver.js';
import { ProgressService } from './progress/progress.service.js';

@Module({
  providers: [
    ProgressService,
    ProgressResolver,
    BoardService,
    BoardResolver,
    BoardChangesService,
    BoardChangesResolver,
  ],
})
export class InsightsModule {}
