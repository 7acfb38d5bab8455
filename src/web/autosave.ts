import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';
import { asset } from './asset.js';

/** Beside this file, and built like it: TypeScript where the tests run from source, JavaScript in dist. */
const extension = extname(import.meta.url);
const written = readFileSync(new URL(`./scripts/autosave${extension}`, import.meta.url), 'utf8');
const script = extension === '.ts' ? stripTypeScriptTypes(written) : written;

/** The one script of the pages: it saves what one fills in. It is sent without remarks, of which nobody on a telephone has any use. */
export const autosave = asset('autosave', 'js', script.replaceAll(/^\s*(?:\/\*\*[\s\S]*?\*\/|\/\/.*)\s*\n/gm, ''));
