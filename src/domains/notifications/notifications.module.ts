import { Module } from '@nestjs/common';
import { DeliveryService } from './deliveries/delivery.service.js';
import { DueMailJob } from './deliveries/due-mail.job.js';
import { noteDueJobs } from './deliveries/note-due.job.js';

@Module({ providers: [DeliveryService, DueMailJob, ...noteDueJobs] })
export class NotificationsModule {}
