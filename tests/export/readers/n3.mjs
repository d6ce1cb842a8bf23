// Counts the quads of RDF files with N3.js: node n3.mjs MODULES FILE... prints {file: quads} as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [modules, ...files] = process.argv.slice(2);
const { Parser, Store } = createRequire(`${modules}/`)('n3');
const FORMATS = { ttl: 'Turtle', nt: 'N-Triples', nq: 'N-Quads', trig: 'TriG' };

const count = file => new Store(
    new Parser({ format: FORMATS[file.split('.').pop()] }).parse(readFileSync(file, 'utf-8'))).size;
console.log(JSON.stringify(Object.fromEntries(files.map(file => [file, count(file)]))));
