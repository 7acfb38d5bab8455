import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { stylesheetPath, stylesheetResponse } from './stylesheet.js';

@Controller()
export class StylesheetController {
  @Get(stylesheetPath)
  async stylesheet(
    @Headers('accept-encoding') encoding: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { headers, body } = stylesheetResponse(encoding);
    await reply.headers(headers).send(body);
  }
}
