import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createApp } from './app.js';
import { readConfig } from './config/config.js';
import { databaseUrls } from './platform/database/bring-up/prepare-database.js';

/** Writes schema.graphql, without a database: nothing is asked of one before a request comes. */
const config = { ...readConfig({}), logLevel: 'silent' };
const app = await createApp(config, databaseUrls('postgresql://nobody@127.0.0.1:1/none', config.secretKey));
await app.init();
writeFileSync('schema.graphql', `${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`);
process.exit(0);
