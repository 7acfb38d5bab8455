import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import type { PersonActor } from '../../../platform/auth/actor.js';
import { CurrentActor } from '../../../platform/graphql/context.js';
import { SignInLinkRequestPayload, SignInPayload, SignOutPayload } from './sign-in.model.js';
import { SignInService } from './sign-in.service.js';

@Resolver()
export class SignInResolver {
  constructor(private readonly signIns: SignInService) {}

  @Mutation(() => SignInLinkRequestPayload, {
    description: 'Mails a link that signs in once, within ten minutes, to whoever has this address.',
  })
  @Access('ANYONE')
  async signInLinkRequest(@Args('email') email: string): Promise<SignInLinkRequestPayload> {
    await this.signIns.requestLink(email);
    return { requested: true };
  }

  @Mutation(() => SignInPayload, { description: 'Spends the token of a mailed link for a credential.' })
  @Access('ANYONE')
  signIn(@Args('token') token: string): Promise<SignInPayload> {
    return this.signIns.signIn(token);
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the session that the request came with.' })
  @Access('SIGNED_IN')
  async signOut(@CurrentActor() actor: PersonActor): Promise<SignOutPayload> {
    await this.signIns.signOut(actor);
    return { signedOut: true };
  }
}
