import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm';
import { Pool, type QueryResult } from 'pg';

/** Every table is Prisma's to manage. */
export const noFilter: SchemaFilter = { externalTables: [], externalEnums: [] };

/** PostgreSQL's numbers for the types "char" and "char"[]. */
const CHAR = 18;
const CHAR_ARRAY = 1002;

const DATAMODEL = 'datasource db {\n  provider = "postgresql"\n}\n';

/**
 * Runs `work` with Prisma's schema engine in its WebAssembly form on the database at `url`, so that nothing needs
 * the native engine, which Prisma's command line would have to download. The engine's shadow database is that same
 * database: whoever compares against migrations passes an empty one.
 */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const pool = callingCharAnArray(new Pool({ connectionString: url, max: 2 }));
  const connect = () => connectedAdapter(pool);
  const factory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect,
    connectToShadowDb: connect,
  } as const;
  try {
    const engine = await SchemaEngine.new(
      { datamodels: [['schema.prisma', DATAMODEL]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory(factory),
    );
    return await work(engine);
  } finally {
    await pool.end();
  }
}

/** Prisma's adapter for PostgreSQL, with two things mended that stand in the engine's way. */
async function connectedAdapter(pool: Pool) {
  const adapter = await new PrismaPg(pool).connect();
  // The adapter cuts a script at every semicolon, and so in the middle of function bodies and strings. Sent whole,
  // PostgreSQL takes it apart itself, and runs it as one transaction, as Prisma's native engine has it.
  adapter.executeScript = async (sql) => {
    await adapter.executeRaw({ sql, args: [], argTypes: [] });
  };
  // It does not know the one-byte "char" of PostgreSQL's catalogues, only arrays of it, and the engine needs the one.
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const { columnTypes, ...result } = await queryRaw(query);
    const { Character, CharacterArray } = ColumnTypeEnum;
    return { ...result, columnTypes: columnTypes.map((type) => (type === CharacterArray ? Character : type)) };
  };
  return adapter;
}

function callingCharAnArray(pool: Pool): Pool {
  const query: (...given: unknown[]) => Promise<Partial<QueryResult>> = pool.query.bind(pool);
  const calling = async (...given: unknown[]) => {
    const result = await query(...given);
    for (const field of result.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY;
    return result;
  };
  return Object.assign(pool, { query: calling });
}

let loaded: Promise<typeof import('@prisma/schema-engine-wasm')> | undefined;

function loadEngine() {
  loaded ??= (async () => {
    const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
    const wasm = await readFile(file.replace('schema_engine.js', 'schema_engine_bg.wasm'));
    // The engine leaves the timer running by which it would give up waiting for its lock; no process need wait for that.
    const timer = Object.keys(bindings).find((name) => name.startsWith('__wbg_setTimeout_')) as string;
    const imports = { ...bindings, [timer]: (run: () => void, delay: number) => setTimeout(run, delay).unref() };
    const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': imports });
    // Where the engine says why it gives up: it has no other way to tell.
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: refuse } });
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return bindings;
  })();
  return loaded;
}

function refuse(reason: string): never {
  throw new Error(`Prisma's schema engine: ${reason}`);
}
