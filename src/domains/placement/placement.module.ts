import { Module } from '@nestjs/common';
import { PlacementService } from './placement.service.js';
import { PlacementRunReader } from './runs/placement-run.read-model.js';
import { PlacementRunService } from './runs/placement-run.service.js';
import { RevivePlacementRunsJob } from './runs/revive-placement-runs.job.js';
import { RunPlacementJob } from './runs/run-placement.job.js';

@Module({
  providers: [PlacementService, PlacementRunService, PlacementRunReader, RunPlacementJob, RevivePlacementRunsJob],
  exports: [PlacementService, PlacementRunService, PlacementRunReader],
})
export class PlacementModule {}
