import { Module } from '@nestjs/common';
import { PlacementService } from './placement.service.js';

@Module({ providers: [PlacementService], exports: [PlacementService] })
export class PlacementModule {}
