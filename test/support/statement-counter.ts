import { AsyncLocalStorage } from 'node:async_hooks';
import type { Server } from 'node:http';
import pg from 'pg';

const HEADER = 'x-count-statements';
const storage = new AsyncLocalStorage<string[]>();

/**
 * Hears what the requests with a certain header send to the database, through the driver itself. What else goes on meanwhile (jobs, the
 * clock) is not heard. A statement that sets its tenant on the way, in the same message, is one.
 */
export function statementCounter(server: Server) {
  const heard = new Map<string, string[]>();
  const emit = server.emit;
  server.emit = function (this: Server, event: string, ...args: unknown[]) {
    const name = event === 'request' ? (args[0] as { headers: Record<string, string> }).headers[HEADER] : undefined;
    const pass = () => Reflect.apply(emit, this, [event, ...args]);
    const statements = name && heard.get(name);
    return statements ? storage.run(statements, pass) : pass();
  };
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [statement] = args as [string | { text?: string }];
    storage.getStore()?.push(typeof statement === 'string' ? statement : (statement.text ?? 'a statement'));
    return Reflect.apply(query, this, args);
  } as typeof query;
  return {
    /** The statements of the requests that `work` makes with the headers that it is given. */
    async during(work: (headers: Record<string, string>) => Promise<unknown>): Promise<readonly string[]> {
      const name = String(heard.size);
      const statements: string[] = [];
      heard.set(name, statements);
      await work({ [HEADER]: name });
      return statements;
    },
    stop() {
      server.emit = emit;
      pg.Client.prototype.query = query;
    },
  };
}
