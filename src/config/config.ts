import { z } from 'zod';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be an address like ${example}` });

const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgresql://owner:password@host:5432/leerlijn').optional(),
  REDIS_URL: url(/^rediss?$/, 'redis://host:6379').optional(),
  SMTP_URL: url(/^smtps?$/, 'smtp://host:25').default('smtp://127.0.0.1:1025'),
  MAIL_FROM: z.email({ error: 'must be an e-mail address' }).default('no-reply@leerlijn.example'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: url(/^https?$/, 'https://leerlijn.example').optional(),
  OPERATOR_TOKEN: z
    .string()
    .min(24, { error: 'must be at least 24 characters, kept secret' })
    .default('development-operator-token'),
  SECRET_KEY: z
    .string()
    .min(32, { error: 'must be at least 32 characters, kept secret' })
    .default('development-secret-key-not-for-production'),
  TEST_CLOCK: flag,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** What production may not leave to a default: each is a secret or an address that the outside depends on. */
const REQUIRED_IN_PRODUCTION = ['DATABASE_URL', 'SMTP_URL', 'PUBLIC_URL', 'OPERATOR_TOKEN', 'SECRET_KEY'] as const;

export interface Config {
  readonly production: boolean;
  /** The owner's address; without one, an embedded server is started. */
  readonly databaseUrl: string | undefined;
  /** Without one, the queue lives in the database. */
  readonly redisUrl: string | undefined;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly port: number;
  readonly host: string;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly operatorToken: string;
  readonly secretKey: string;
  readonly testClock: boolean;
  readonly logLevel: string;
}

export class ConfigError extends Error {}

/**
 * Reads the settings from an environment (process.env's shape).
 * @throws ConfigError with one line per wrong setting: its name and what would be right, never its value.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  if (given.NODE_ENV === 'production') {
    for (const name of REQUIRED_IN_PRODUCTION) if (!given[name]) problems.push(`${name} is required in production`);
    if (given.TEST_CLOCK === '1') problems.push('TEST_CLOCK must not be 1 in production');
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.join('\n'));
  const value = parsed.data;
  return {
    production: value.NODE_ENV === 'production',
    databaseUrl: value.DATABASE_URL,
    redisUrl: value.REDIS_URL,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    port: value.PORT,
    host: value.HOST,
    publicUrl: (value.PUBLIC_URL ?? `http://localhost:${value.PORT}`).replace(/\/$/, ''),
    operatorToken: value.OPERATOR_TOKEN,
    secretKey: value.SECRET_KEY,
    testClock: value.TEST_CLOCK,
    logLevel: value.LOG_LEVEL,
  };
}
