import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Asset } from './asset.js';
import { autosave } from './autosave.js';
import { stylesheet } from './stylesheet.js';

@Controller()
export class AssetsController {
  @Get(stylesheet.path)
  stylesheet(@Headers('accept-encoding') encoding: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    return send(stylesheet, encoding, reply);
  }

  @Get(autosave.path)
  autosave(@Headers('accept-encoding') encoding: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    return send(autosave, encoding, reply);
  }
}

async function send(asset: Asset, encoding: string | undefined, reply: FastifyReply): Promise<void> {
  const { headers, body } = asset.response(encoding);
  await reply.headers(headers).send(body);
}
