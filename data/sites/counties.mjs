// The counties of the United States (us-atlas, from the Census cartographic boundaries): which one holds a point, and how
// far a point lies from one. Used to check the ZIP codes of the place pack, and written out by build_counties.mjs.
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

const atlas = createRequire(import.meta.url)('us-atlas/counties-10m.json');
const fipsOfState = {
    AL: '01', AK: '02', AZ: '04', AR: '05', CA: '06', CO: '08', CT: '09', DE: '10', DC: '11', FL: '12', GA: '13', HI: '15', ID: '16',
    IL: '17', IN: '18', IA: '19', KS: '20', KY: '21', LA: '22', ME: '23', MD: '24', MA: '25', MI: '26', MN: '27', MS: '28', MO: '29',
    MT: '30', NE: '31', NV: '32', NH: '33', NJ: '34', NM: '35', NY: '36', NC: '37', ND: '38', OH: '39', OK: '40', OR: '41', PA: '42',
    RI: '44', SC: '45', SD: '46', TN: '47', TX: '48', UT: '49', VT: '50', VA: '51', WA: '53', WV: '54', WI: '55', WY: '56', AS: '60',
    GU: '66', MP: '69', PR: '72', VI: '78' };
const stateOfFips = new Map(Object.entries(fipsOfState).map(([state, fips]) => [fips, state]));

const milesPerDegree = (Math.PI / 180) * 3958.7613;

/** Every county: {fips, name, state, rings: [[[lon, lat], ...], ...], box}; by even-odd its rings hold holes and islands alike. */
export const counties = feature(atlas, atlas.objects.counties).features.map(({ id, properties, geometry }) => {
    const rings = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat();
    const points = rings.flat();
    const span = (axis) => [Math.min(...points.map((p) => p[axis])), Math.max(...points.map((p) => p[axis]))];
    return { fips: id, name: properties.name, state: stateOfFips.get(id.slice(0, 2)), rings, lon: span(0), lat: span(1) };
}).filter((county) => county.state !== undefined).sort((a, b) => (a.fips < b.fips ? -1 : 1));
const byFips = new Map(counties.map((county) => [county.fips, county]));

/** The county of that state letters and three-digit code, if the atlas has it. */
export const countyOf = (state, code) => byFips.get(fipsOfState[state] + code);

export function holds(county, { lat, lon }) {
    if (lat < county.lat[0] || lat > county.lat[1] || lon < county.lon[0] || lon > county.lon[1]) return false;
    let inside = false;
    for (const ring of county.rings)
        for (let i = 1; i < ring.length; ++i) {
            const [x1, y1] = ring[i - 1], [x2, y2] = ring[i];
            if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
        }
    return inside;
}

export const countyAt = (point) => counties.find((county) => holds(county, point));

/** Miles from a point to the nearest edge of a county, on the plane about the point; 0 inside it. */
export function milesOutside(county, point) {
    if (holds(county, point)) return 0;
    const east = Math.cos((point.lat * Math.PI) / 180);
    const flat = ([lon, lat]) => [(lon - point.lon) * east * milesPerDegree, (lat - point.lat) * milesPerDegree];
    let least = Infinity;
    for (const ring of county.rings)
        for (let i = 1; i < ring.length; ++i) {
            const [ax, ay] = flat(ring[i - 1]), [bx, by] = flat(ring[i]);
            const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
            const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length2));
            least = Math.min(least, Math.hypot(ax + t * (bx - ax), ay + t * (by - ay)));
        }
    return least;
}

/** Miles from a point to a state, by its counties. */
export const milesOutsideState = (state, point) =>
    Math.min(...counties.filter((county) => county.state === state).map((county) => milesOutside(county, point)));
