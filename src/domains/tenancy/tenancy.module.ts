import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { ApiTokenResolver } from './api-tokens/api-token.resolver.js';
import { ApiTokenService } from './api-tokens/api-token.service.js';
import { InstallationResolver } from './installation/installation.resolver.js';
import { InstallationService } from './installation/installation.service.js';
import { RoleGrantResolver } from './roles/role-grant.resolver.js';
import { RoleGrantService } from './roles/role-grant.service.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInResolver } from './sign-in/sign-in.resolver.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { TenantResolver } from './tenants/tenant.resolver.js';
import { TenantService } from './tenants/tenant.service.js';

@Module({
  imports: [PeopleModule],
  controllers: [SignInController],
  providers: [
    ApiTokenService,
    ApiTokenResolver,
    RoleGrantService,
    RoleGrantResolver,
    TenantService,
    TenantResolver,
    SignInService,
    SignInResolver,
    InstallationService,
    InstallationResolver,
  ],
  exports: [SignInService],
})
export class TenancyModule {}
