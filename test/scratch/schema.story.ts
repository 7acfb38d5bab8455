import { writeFileSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { test } from '@jest/globals';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { startInstallation } from '../support/installation.js';
test('x', async () => {
  const l = await startInstallation();
  writeFileSync('/tmp/schema.graphql', printSchema(lexicographicSortSchema(l.app.get(GraphQLSchemaHost).schema)));
  await l.stop();
});
