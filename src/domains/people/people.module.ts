import { Module } from '@nestjs/common';
import { PersonLoader } from './people/person.loader.js';
import { PersonResolver } from './people/person.resolver.js';

@Module({
  providers: [PersonLoader, PersonResolver],
  exports: [PersonLoader],
})
export class PeopleModule {}
