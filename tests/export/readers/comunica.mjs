// Asks an RDF file questions with Comunica: node comunica.mjs MODULES FILE QUESTION.rq... prints {question: rows} as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [modules, file, ...questions] = process.argv.slice(2);
const { QueryEngine } = createRequire(`${modules}/`)('@comunica/query-sparql-file');
const PATIENCE = 60000;
const engine = new QueryEngine();

async function ask(question) {
    const answer = await engine.query(readFileSync(question, 'utf-8'), { sources: [file] });
    const names = (await answer.metadata()).variables.map(name => name.value ?? name.variable.value);
    const rows = await (await answer.execute()).toArray();
    return rows.map(row => names.map(name => row.get(name)?.value ?? ''));
}

const answers = {};
for (const question of questions) // null after a minute
    answers[question] = await Promise.race([ask(question), new Promise(done => setTimeout(done, PATIENCE, null))]);
process.stdout.write(JSON.stringify(answers), () => process.exit(0)); // not before all is written
