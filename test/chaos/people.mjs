import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { BlindIndex, FieldCipher, loadKeys } from '#platform';
import { inventedIdNumber } from '../bench/residents.mjs';

const HOME = '110101';
/** Where certificates of Beijing are to count; each of these authorities has two clerks, who get into each other's way. */
const AUTHORITIES = ['120000-health', '120000-human_resources', '130000-health', '130000-human_resources'];
const CLERKS_EACH = 2;
const WINDOW = 'W-110101';
const INSERT_PERSON = 'INSERT INTO directory.person (id, subject, name, id_number, id_number_bidx, phone, home_jurisdiction, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, now())';
const INSERT_POST = `INSERT INTO directory.post (id, person_id, role, jurisdiction_code, reach, authority_id, window_id)
  SELECT $1, $2, $3, a.jurisdiction_code, 'own', a.id, $5 FROM directory.authority a WHERE a.id = $4`;
const INSERT_SESSION = `INSERT INTO platform.session (id_hash, person_id, post_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, now(), now(), now() + interval '12 hours')`;

/** Invented people with sessions, made by SQL: signing in is not what is shaken. */
class Inventor {
  #made = 0;

  constructor(db, keysFile) {
    const keys = loadKeys(keysFile);
    Object.assign(this, { db, cipher: new FieldCipher(keys), index: new BlindIndex(keys) });
  }

  /** @param {{role: string, authorityId: string, windowId?: string}} [post] */
  async person(post) {
    const id = randomUUID();
    const n = this.#made++;
    const idNumber = inventedIdNumber(n);
    await this.db.query(INSERT_PERSON, [
      id, `chaos-${n}`, this.cipher.encrypt('person.name', id, `示例${n}`), this.cipher.encrypt('person.id_number', id, idNumber), this.index.of('id_number', idNumber),
      this.cipher.encrypt('person.phone', id, `0000000${String(n).padStart(4, '0')}`), HOME,
    ]);
    const postId = post ? randomUUID() : null;
    if (post) await this.db.query(INSERT_POST, [postId, id, post.role, post.authorityId, post.windowId ?? null]);
    const token = randomBytes(32).toString('base64url');
    await this.db.query(INSERT_SESSION, [createHash('sha256').update(token).digest(), id, postId]);
    return { id, cookie: `tongban_session=${token}`, ...post };
  }
}

/**
 * Residents, the clerks of four authorities and one at a window.
 * @returns {Promise<{residents: object[], clerks: object[], window: object, authorities: Map<string, string>}>} authorities: ids by their codes
 */
export async function inventPeople(stage, residents) {
  return stage.asOwner(async (db) => {
    const inventor = new Inventor(db, stage.keysFile);
    const authorities = new Map((await db.query('SELECT code, id FROM directory.authority WHERE code = ANY ($1)', [AUTHORITIES])).rows.map(({ code, id }) => [code, id]));
    const { rows: [window] } = await db.query('SELECT id, authority_id AS "authorityId" FROM directory.duty_window WHERE code = $1', [WINDOW]);
    const made = { authorities, residents: [], clerks: [], windowId: window.id };
    for (let i = 0; i < residents; i += 1) made.residents.push(await inventor.person());
    for (const authorityId of authorities.values()) for (let i = 0; i < CLERKS_EACH; i += 1) made.clerks.push(await inventor.person({ role: 'case_clerk', authorityId }));
    made.window = await inventor.person({ role: 'window_clerk', authorityId: window.authorityId, windowId: window.id });
    return made;
  });
}
