import { Module } from '@nestjs/common';
import { StylesheetController } from './stylesheet.controller.js';

@Module({ controllers: [StylesheetController] })
export class WebModule {}
