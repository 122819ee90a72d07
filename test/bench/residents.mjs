import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { BlindIndex, FieldCipher, loadKeys } from '#platform';

/** Invented people who apply, each with a session of their own: one person alone would measure the lock on one row. */
const PEOPLE = 60;
const HOMES = ['110101', '110102', '110105', '110108', '110112', '110115'];
/** Real residents of the demonstration, for the bearer tokens that its provider issues. */
const SUBJECTS = ['nurse', 'constructor', 'elder'];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number of the range that belongs to nobody (999), with its check sign (GB 11643). */
export function inventedIdNumber(index) {
  const body = `99901119800101${String(index + 1).padStart(3, '0')}`;
  const sum = Array.from(body).reduce((total, digit, place) => total + Number(digit) * WEIGHTS[place], 0);
  return body + '10X98765432'[sum % 11];
}

/**
 * Residents with a cookie session, as a browser has it.
 * @returns {Promise<{id: string, headers: Record<string, string>}[]>} to be completed by {@link withCsrf}
 */
async function residentsWithCookies(scratch, database) {
  const keys = loadKeys(scratch.data.keysFile);
  const [cipher, index] = [new FieldCipher(keys), new BlindIndex(keys)];
  return scratch.asOwner(database, async (db) => {
    const residents = [];
    for (let i = 0; i < PEOPLE; i += 1) {
      const id = randomUUID();
      const idNumber = inventedIdNumber(i);
      await db.query(
        'INSERT INTO directory.person (id, subject, name, id_number, id_number_bidx, phone, home_jurisdiction, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, now())',
        [id, `bench-${i}`, cipher.encrypt('person.name', id, `示例${i}`), cipher.encrypt('person.id_number', id, idNumber), index.of('id_number', idNumber),
          cipher.encrypt('person.phone', id, `0000000${String(i).padStart(4, '0')}`), HOMES[i % HOMES.length]],
      );
      const token = randomBytes(32).toString('base64url');
      await db.query(
        "INSERT INTO platform.session (id_hash, person_id, created_at, seen_at, expires_at) VALUES ($1, $2, now(), now(), now() + interval '12 hours')",
        [createHash('sha256').update(token).digest(), id],
      );
      residents.push({ id, headers: { cookie: `tongban_session=${token}` } });
    }
    return residents;
  });
}

/** Asks the portal for each session's CSRF token, as the web app does. */
async function withCsrf(residents, origin) {
  return Promise.all(residents.map(async ({ id, headers }) => {
    const session = await (await fetch(`${origin}/api/session`, { headers })).json();
    if (!session.signedIn) throw new Error('the session of an invented resident is not known to the portal');
    return { id, headers: { ...headers, 'x-csrf-token': session.csrfToken } };
  }));
}

export async function signInByCookie(scratch, database, origin) {
  return withCsrf(await residentsWithCookies(scratch, database), origin);
}

export async function signInByBearer(scratch, database, origin) {
  const people = await scratch.asOwner(database, async (db) => (await db.query('SELECT id, subject FROM directory.person WHERE subject = ANY ($1)', [SUBJECTS])).rows);
  return Promise.all(people.map(async ({ id, subject }) => {
    const answer = await fetch(`${origin}/demo-sign-in/bearer`, { method: 'POST', body: new URLSearchParams({ subject }) });
    return { id, headers: { authorization: `Bearer ${(await answer.json()).access_token}` } };
  }));
}
