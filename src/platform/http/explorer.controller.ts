import { Controller, Get, Header } from '@nestjs/common';

/** The schema to read and try, without a request to any other host. */
@Controller('explorer')
export class ExplorerController {
  /** The page carries its own 9 MB of script, so it is loaded when somebody asks for it. */
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async explorer(): Promise<string> {
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    return renderGraphiQL({ endpoint: '/graphql', title: 'Leerlijn · GraphQL' });
  }
}
