// The deployment plan's smoke workflow on a real sign: project, site, cabinets, design, report, poll, download; then a summary.
// Usage: node first_design.mjs BASE_URL DESIGN.json OUT.pdf
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const [base, designFile, outFile] = process.argv.slice(2);
const api = `${base}/api/v1`;
const design = JSON.parse(readFileSync(designFile, 'utf8'));

async function call(method, url, body, headers = {}) {
    const answer = await fetch(url, {
        method,
        headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`);
    return answer;
}

const project = await (await call('POST', `${api}/projects`, {
    account_id: 'test', name: design.project.name, customer: design.project.customer,
})).json();
const site = await (await call('POST', `${api}/signage/common/site/resolve`, { address: design.project.address })).json();
const geometry = await (await call('POST', `${api}/signage/common/cabinets/derive`, design.sign)).json();
const current = await call('GET', `${api}/projects/${project.project_id}`);
await call('PUT', `${api}/projects/${project.project_id}/design`, design, { 'If-Match': current.headers.get('etag') });
const checked = await (await call('POST', `${api}/signage/designs/check`, design)).json();
const { task_id } = await (await call('POST', `${api}/projects/${project.project_id}/report`)).json();

let task;
const deadline = Date.now() + 30_000;
do {
    await new Promise((resolve) => setTimeout(resolve, 100));
    task = await (await call('GET', `${api}/tasks/${task_id}`)).json();
    if (task.status === 'failed' || task.status === 'cancelled') throw new Error(`the report ${task.status}: ${task.error}`);
} while (task.status !== 'completed' && Date.now() < deadline);
if (task.status !== 'completed') throw new Error('the report was not ready within 30 s');
const pdf = Buffer.from(await (await call('GET', new URL(task.result.url, base))).arrayBuffer());
const sha256 = createHash('sha256').update(pdf).digest('hex');
if (sha256 !== task.result.sha256) throw new Error(`the report's bytes have hash ${sha256}, the task says ${task.result.sha256}`);
writeFileSync(outFile, pdf);

const { result, checks, design_hash } = checked;
const open = checks.filter((check) => check.status !== 'run');
const wind = site.result.wind;
const money = (cents) => (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
const rows = [
    ['Project', `${design.project.name}, ${design.project.customer} (${project.project_id})`],
    ['Site', `${site.result.place.city}, ${site.result.place.state}: V = ${wind.wind_speed_mph.II} mph ${wind.is_screening ? '(screening)' : ''}; ` +
        `the design uses ${design.site.wind_speed_mph} mph, ${design.site.source}`],
    ['Sign', `${geometry.result.cabinets.length} cabinet(s), ${geometry.result.area_ft2} ft2, top at ${design.sign.overall_height_ft} ft`],
    ['Pole', `${result.pole.designation} ${result.pole.grade}, ${result.pole.length_ft.toFixed(1)} ft, ${Math.round(result.pole.weight_lbf)} lb`],
    ['Footing', `${result.footing.diameter_ft} ft ${result.footing.shape}, ${result.footing.depth_ft} ft deep, ${result.footing.concrete_yd3.toFixed(2)} yd3 of concrete`],
    ['Price', `${money(result.price.total_cents)} (price book ${result.price.price_book})`],
    ['Verdict', result.passes ? (open.length ? `every check that was run passes, ${open.length} NOT RUN` : 'every check passes') : 'A CHECK FAILS'],
    ['Report', `${outFile} (${pdf.length} bytes, design hash ${design_hash.slice(0, 12)})`],
];
console.log('');
for (const [label, text] of rows) console.log(`  ${label.padEnd(9)}${text}`);
console.log('\n  Governing checks (demand / capacity)');
const run = checks.filter((check) => check.status === 'run').sort((a, b) => b.utilisation - a.utilisation);
for (const check of run.slice(0, 5))
    console.log(`    ${check.utilisation.toFixed(2)}  ${check.title.padEnd(44)} ${check.case} [${check.clause}]`);
if (open.length) console.log(`  Not run: ${open.map((check) => check.title).join(', ')}`);
console.log('');
