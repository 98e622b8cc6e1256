import { registerHooks } from 'node:module';

/** `node --import` this: the module `electron` is the stand-in beside it. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./stand-in-electron.mjs', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
