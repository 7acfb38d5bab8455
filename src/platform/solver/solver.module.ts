import { Global, Module } from '@nestjs/common';
import { Solver } from './solver.js';

@Global()
@Module({ providers: [Solver], exports: [Solver] })
export class SolverModule {}
