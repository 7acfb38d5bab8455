import { Client } from 'pg';

/**
 * Runs `work` on one connection of its own, closed afterwards.
 *
 * @throws Error naming host, port and database (never the password) when the connection cannot be made.
 */
export async function withConnection<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A server that goes away between two statements shows itself in the next one.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const where = `${client.host}:${client.port}/${client.database}`;
    throw new Error(`Cannot connect to PostgreSQL at ${where} as ${client.user}: ${(error as Error).message}`, {
      cause: error,
    });
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
