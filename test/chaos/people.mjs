import { Inventor } from '../support/inventor.mjs';

/** Where certificates of Beijing are to count; each of these authorities has two clerks, who get into each other's way. */
const AUTHORITIES = ['120000-health', '120000-human_resources', '130000-health', '130000-human_resources'];
const CLERKS_EACH = 2;
const WINDOW = 'W-110101';

/**
 * Residents, the clerks of four authorities and one at a window.
 * @returns {Promise<{residents: object[], clerks: object[], window: object, windowId: string, authorities: Map<string, string>}>} authorities: ids by their codes
 */
export async function inventPeople(stage, residents) {
  return stage.asOwner(async (db) => {
    const inventor = new Inventor(db, stage.keysFile, 'chaos');
    const authorities = new Map((await db.query('SELECT code, id FROM directory.authority WHERE code = ANY ($1)', [AUTHORITIES])).rows.map(({ code, id }) => [code, id]));
    const { rows: [window] } = await db.query('SELECT id, authority_id AS "authorityId" FROM directory.duty_window WHERE code = $1', [WINDOW]);
    const made = { authorities, residents: [], clerks: [], windowId: window.id };
    for (let i = 0; i < residents; i += 1) made.residents.push(await inventor.person());
    for (const authorityId of authorities.values()) for (let i = 0; i < CLERKS_EACH; i += 1) made.clerks.push(await inventor.person({ role: 'case_clerk', authorityId }));
    made.window = await inventor.person({ role: 'window_clerk', authorityId: window.authorityId, windowId: window.id });
    return made;
  });
}
