import { registerHooks } from 'node:module';

/**
 * For what Node runs by leaving the types away: our files are found under the names that imports give them, with .ts for .js. Packages
 * keep their names.
 */
const isOurs = (file = ''): boolean => !file.includes('/node_modules/');
registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier.startsWith('.') && isOurs(context.parentURL) ? specifier.replace(/\.js$/, '.ts') : specifier,
      context,
    ),
});
