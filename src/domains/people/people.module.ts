import { Module } from '@nestjs/common';
import { MeResolver } from './people/me.resolver.js';
import { PersonLoader } from './people/person.loader.js';
import { PersonResolver } from './people/person.resolver.js';
import { PersonService } from './people/person.service.js';
import { OrgUnitLoader } from './units/org-unit.loader.js';
import { OrgUnitResolver } from './units/org-unit.resolver.js';

@Module({
  providers: [PersonLoader, PersonService, PersonResolver, MeResolver, OrgUnitLoader, OrgUnitResolver],
  exports: [PersonLoader],
})
export class PeopleModule {}
