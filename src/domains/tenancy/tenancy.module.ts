import { Module } from '@nestjs/common';
import { InstallationResolver } from './installation/installation.resolver.js';
import { InstallationService } from './installation/installation.service.js';
import { SignInResolver } from './sign-in/sign-in.resolver.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { TenantResolver } from './tenants/tenant.resolver.js';
import { TenantService } from './tenants/tenant.service.js';

@Module({
  providers: [TenantService, TenantResolver, SignInService, SignInResolver, InstallationService, InstallationResolver],
  exports: [SignInService],
})
export class TenancyModule {}
