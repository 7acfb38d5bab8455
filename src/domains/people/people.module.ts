import { Module } from '@nestjs/common';
import { DepartureResolver } from './departures/departure.resolver.js';
import { DepartureService } from './departures/departure.service.js';
import { PersonLeftJob } from './departures/person-left.job.js';
import { ImportFaultResolver, ImportResolver } from './imports/import.resolver.js';
import { ImportService } from './imports/import.service.js';
import { TakePlacesJob } from './imports/take-places.job.js';
import { MeResolver } from './people/me.resolver.js';
import { PeopleExportService } from './people/people-export.service.js';
import { PersonLoader } from './people/person.loader.js';
import { PersonResolver } from './people/person.resolver.js';
import { PersonService } from './people/person.service.js';
import { OrgUnitLoader } from './units/org-unit.loader.js';
import { OrgUnitResolver } from './units/org-unit.resolver.js';

@Module({
  providers: [
    PersonLoader,
    PersonService,
    PeopleExportService,
    PersonResolver,
    MeResolver,
    OrgUnitLoader,
    OrgUnitResolver,
    ImportService,
    ImportResolver,
    ImportFaultResolver,
    TakePlacesJob,
    DepartureService,
    DepartureResolver,
    PersonLeftJob,
  ],
  exports: [PersonLoader],
})
export class PeopleModule {}
