import { Inventor } from '../support/inventor.mjs';

/** Invented people who apply, each with a session of their own: one person alone would measure the lock on one row. */
const PEOPLE = 60;
let invited = 0;
/** Real residents of the demonstration, for the bearer tokens that its provider issues. */
const SUBJECTS = ['nurse', 'constructor', 'elder'];

/**
 * Residents with a cookie session, as a browser has it.
 * @returns {Promise<{id: string, headers: Record<string, string>}[]>} to be completed by {@link withCsrf}
 */
async function residentsWithCookies(scratch, database) {
  return scratch.asOwner(database, async (db) => {
    const inventor = new Inventor(db, scratch.data.keysFile, 'bench', invited);
    invited += PEOPLE;
    const residents = [];
    for (let i = 0; i < PEOPLE; i += 1) residents.push(await inventor.person());
    return residents.map(({ id, cookie }) => ({ id, headers: { cookie } }));
  });
}

/** Asks the portal for each session's CSRF token, as the web app does. */
export async function withCsrf(residents, origin) {
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
