import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { BlindIndex, FieldCipher, loadKeys } from '#platform';

const HOME = '110101';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const INSERT_PERSON = 'INSERT INTO directory.person (id, subject, name, id_number, id_number_bidx, phone, home_jurisdiction, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, now())';
const INSERT_POST = `INSERT INTO directory.post (id, person_id, role, jurisdiction_code, reach, authority_id, window_id)
  SELECT $1, $2, $3, a.jurisdiction_code, 'own', a.id, $5 FROM directory.authority a WHERE a.id = $4`;
const INSERT_SESSION = `INSERT INTO platform.session (id_hash, person_id, post_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, now(), now(), now() + interval '12 hours')`;

/** A number of the range that belongs to nobody (999), with its check sign (GB 11643); different for the first 11,988 indexes. */
function inventedIdNumber(index) {
  const month = String((Math.floor(index / 999) % 12) + 1).padStart(2, '0');
  const body = `9990111980${month}01${String((index % 999) + 1).padStart(3, '0')}`;
  const sum = Array.from(body).reduce((total, digit, place) => total + Number(digit) * WEIGHTS[place], 0);
  return body + '10X98765432'[sum % 11];
}

/** Invents people with a cookie session, by SQL and as the database's owner: signing in is not what is looked at. */
export class Inventor {
  #made = 0;

  /** @param {import('pg').Client} db @param {string} keysFile @param {string} series keeps the people of several inventors apart, with `first` */
  constructor(db, keysFile, series, first = 0) {
    const keys = loadKeys(keysFile);
    Object.assign(this, { db, series, first, cipher: new FieldCipher(keys), index: new BlindIndex(keys) });
  }

  /**
   * A resident, or whoever holds the post.
   * @param {{role: string, authorityId: string, windowId?: string}} [post]
   * @returns {Promise<{id: string, name: string, idNumber: string, phone: string, cookie: string}>} with what the post says
   */
  async person(post) {
    const n = this.first + this.#made++;
    const made = { id: randomUUID(), name: `示例${n}`, idNumber: inventedIdNumber(n), phone: `0000000${String(n).padStart(4, '0')}` };
    await this.db.query(INSERT_PERSON, [
      made.id, `${this.series}-${n}`, this.cipher.encrypt('person.name', made.id, made.name), this.cipher.encrypt('person.id_number', made.id, made.idNumber),
      this.index.of('id_number', made.idNumber), this.cipher.encrypt('person.phone', made.id, made.phone), HOME,
    ]);
    const postId = post ? randomUUID() : null;
    if (post) await this.db.query(INSERT_POST, [postId, made.id, post.role, post.authorityId, post.windowId ?? null]);
    const token = randomBytes(32).toString('base64url');
    await this.db.query(INSERT_SESSION, [createHash('sha256').update(token).digest(), made.id, postId]);
    return { ...made, cookie: `tongban_session=${token}`, ...post };
  }
}
