import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { Controller, Get, Header } from '@nestjs/common';

/** The schema to read and try, without a request to any other host. */
@Controller('explorer')
export class ExplorerController {
  private readonly page = renderGraphiQL({ endpoint: '/graphql', title: 'Leerlijn · GraphQL' } as never);

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  explorer(): string {
    return this.page;
  }
}
