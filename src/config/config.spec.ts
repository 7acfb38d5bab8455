import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://owner@db/leerlijn',
  SMTP_URL: 'smtp://mail:25',
  PUBLIC_URL: 'https://leerlijn.example/',
  OPERATOR_TOKEN: 'x'.repeat(32),
  SECRET_KEY: 'y'.repeat(32),
};
const problems = (env: Record<string, string>) => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n');
  }
};

describe('settings', () => {
  test('nothing set is a working development installation', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      port: 3000,
      publicUrl: 'http://localhost:3000',
      testClock: false,
    });
  });

  test('a wrong value is named in one line, without the value', () => {
    expect(problems({ DATABASE_URL: 'mysql://secret@host' })).toEqual([
      'DATABASE_URL must be an address like postgresql://owner:password@host:5432/leerlijn',
    ]);
    expect(problems({ PORT: 'eighty' })).toEqual(['PORT must be a port number']);
  });

  test('an empty value counts as not set', () => {
    expect(readConfig({ REDIS_URL: '' }).redisUrl).toBeUndefined();
  });

  test('production insists on every secret and address, all named at once', () => {
    expect(problems({ NODE_ENV: 'production' })).toEqual([
      'DATABASE_URL is required in production',
      'SMTP_URL is required in production',
      'PUBLIC_URL is required in production',
      'OPERATOR_TOKEN is required in production',
      'SECRET_KEY is required in production',
    ]);
    expect(readConfig(production).publicUrl).toBe('https://leerlijn.example');
  });

  test('production refuses a clock that can be moved', () => {
    expect(problems({ ...production, TEST_CLOCK: '1' })).toEqual(['TEST_CLOCK must not be 1 in production']);
  });
});
