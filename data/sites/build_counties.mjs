// Compiles the county polygons into counties.bin, which src/site reads in place. Usage: node build_counties.mjs OUT
// Layout (little-endian), see src/site/county_map.cpp: header, counties, rings, points, names.
import { writeFileSync } from 'node:fs';
import { counties } from './counties.mjs';

const micro = (degrees) => Math.round(degrees * 1e6);
const rings = counties.flatMap((county) => county.rings);
const names = Buffer.from(counties.map((county) => `${county.name}\0`).join(''), 'utf8');
const pointCount = rings.reduce((sum, ring) => sum + ring.length, 0);
const out = Buffer.alloc(24 + counties.length * 32 + rings.length * 8 + pointCount * 8 + names.length);
let at = out.write('APXCTY1\0', 'latin1');
const u32 = (v) => { at = out.writeUInt32LE(v, at); };
const i32 = (v) => { at = out.writeInt32LE(v, at); };
[counties.length, rings.length, pointCount, names.length].forEach(u32);
let name = 0, ring = 0, point = 0;
for (const county of counties) {
    u32(name);
    at = out.write(`${county.state}\0\0`, at, 'latin1') + at;
    u32(ring);
    u32(county.rings.length);
    [...county.lat, ...county.lon].map(micro).forEach(i32);
    name += Buffer.byteLength(county.name, 'utf8') + 1;
    ring += county.rings.length;
}
for (const { length } of rings) { u32(point); u32(length); point += length; }
for (const [lon, lat] of rings.flat()) { i32(micro(lat)); i32(micro(lon)); }
names.copy(out, at);
writeFileSync(process.argv[2], out);
console.log(`counties.bin: ${counties.length} counties, ${pointCount} points, ${out.length} bytes`);
