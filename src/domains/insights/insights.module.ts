import { Module } from '@nestjs/common';
import { BoardResolver } from './board/board.resolver.js';
import { BoardService } from './board/board.service.js';
import { ProgressResolver } from './progress/progress.resolver.js';
import { ProgressService } from './progress/progress.service.js';

@Module({ providers: [ProgressService, ProgressResolver, BoardService, BoardResolver] })
export class InsightsModule {}
