import { randomUUID } from 'node:crypto';

export const SUBMIT_PATH = '/api/workflow/requests';
const BATCH = 20_000;
/** A nurse of Beijing asks Tianjin to recognise the practising qualification: the main journey. */
const APPLICATION = {
  serviceTypeCode: 'recognition.person', qualificationCode: 'P33', fromJurisdiction: '110000', toJurisdiction: '120000', mode: 'online', consent: true,
  form: {
    certificateNumber: 'TEST-2020-0001', certificateIssuer: '示例发证机关', certificateIssuedOn: '2020-05-01', usePurpose: 'employment', resultDelivery: 'online',
    truthDeclaration: true, statusQueryConsent: true,
  },
};

let series = 0;

/**
 * Complete applications, each with a key of its own and an uploaded certificate of its own; residents take turns. The rows of the uploads are
 * made beforehand by SQL, because uploading is not what is measured.
 */
export class Applications {
  #made = 0;
  #used = 0;
  #start = JSON.stringify(APPLICATION).slice(0, -1);
  #series = String((series += 1)).padStart(4, '0');

  constructor(scratch, database, residents) {
    Object.assign(this, { scratch, database, residents });
  }

  /** Makes sure that so many further applications can be sent. */
  async reserve(count) {
    const missing = count - (this.#made - this.#used);
    if (missing <= 0) return;
    await this.scratch.asOwner(this.database, async (db) => {
      for (const end = this.#made + missing; this.#made < end; this.#made += BATCH) {
        await db.query(
          `INSERT INTO workflow.attachment (id, owner_id, material_code, file_name, media_type, size, sha256, blob_key, uploaded_at)
           SELECT ('0000' || $1 || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ($2::uuid[])[1 + n % $3], 'qualification_certificate', 'v1.k1.bench',
             'application/pdf', 400, sha256(n::text::bytea), 'bench', now() FROM generate_series($4::int, $5::int) AS n`,
          [this.#series, this.residents.map(({ id }) => id), this.residents.length, this.#made, this.#made + BATCH - 1],
        );
      }
      await db.query('VACUUM (ANALYZE) workflow.attachment');
    });
  }

  /** The next application as a request. */
  next = () => {
    const n = this.#used++;
    const { headers } = this.residents[n % this.residents.length];
    const attachment = `0000${this.#series}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
    return {
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: `${this.#start},"attachmentIds":["${attachment}"]}`,
    };
  };
}
