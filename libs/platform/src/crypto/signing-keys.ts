import { createPrivateKey, generateKeyPairSync, randomBytes, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { SYSTEM } from '../auth/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { isUniqueViolation } from '../database/unique-violation.js';
import type { Tx } from '../database/tx.js';
import { CLOCK } from '../tokens.js';
import { FieldCipher } from './field-cipher.js';
import type { PersonalColumn } from './personal-column.js';

/** What a key signs: publications of a jurisdiction, credentials of an issuer, messages of an organisation, the bytes of public data. */
export type KeyPurpose = 'publication' | 'credential' | 'exchange' | 'open_data';
/** Algorithms that keys are made for; SM2 has its place in the table and in every format. */
export type KeyAlgorithm = 'Ed25519' | 'ES256';

/** The public part of a key, as it is published. Instants are UTC. */
export interface PublicKey {
  readonly id: string;
  readonly owner: string;
  readonly purpose: KeyPurpose;
  readonly algorithm: string;
  readonly publicJwk: JsonWebKey;
  readonly madeAt: Date;
  readonly retiredAt: Date | null;
  readonly revokedAt: Date | null;
}

/** A key that can sign. */
export interface Signer extends PublicKey {
  readonly privateKey: KeyObject;
}

export const PLATFORM_PERSONAL_COLUMNS: readonly PersonalColumn[] = [{ table: 'platform.signing_key', idColumn: 'id', column: 'private_sealed', aad: 'signing_key.private' }];

const COLUMNS = 'id, owner, purpose, algorithm, public_jwk AS "publicJwk", made_at AS "madeAt", retired_at AS "retiredAt", revoked_at AS "revokedAt"';
const INSERT = 'INSERT INTO platform.signing_key (id, owner, purpose, algorithm, public_jwk, private_sealed, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)';
const ONE_CURRENT = 'signing_key_current';

/** Keys that sign. The private parts are sealed with the key file, so that the database alone signs nothing. */
@Injectable()
export class SigningKeys {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The key that signs for this owner now; the first one is made when it is asked for. Ask before opening a transaction. */
  async signer(owner: string, purpose: KeyPurpose, algorithm: KeyAlgorithm = 'Ed25519'): Promise<Signer> {
    const found = await this.uow.run(SYSTEM, async (tx) => this.current(tx, owner, purpose));
    if (found) return found;
    try {
      await this.uow.run(SYSTEM, async (tx) => this.make(tx, owner, purpose, algorithm));
    } catch (error) {
      // Two first signatures at once: the other one's key serves both.
      if (!isUniqueViolation(error, ONE_CURRENT)) throw error;
    }
    return this.signer(owner, purpose, algorithm);
  }

  /** The same inside a transaction of the platform, for jobs that sign: the first key is made with what it signs, and kept only with it. */
  async signerIn(tx: Tx, owner: string, purpose: KeyPurpose, algorithm: KeyAlgorithm): Promise<Signer> {
    const found = await this.current(tx, owner, purpose);
    if (found) return found;
    // Behind the other one's lock its key is there; ours is not made twice.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 20261125))', [`signing_key/${purpose}/${owner}`]);
    if (!(await this.current(tx, owner, purpose))) await this.make(tx, owner, purpose, algorithm);
    return this.signerIn(tx, owner, purpose, algorithm);
  }

  /** Every public key of a purpose, current and older, by owner and age. */
  async list(purpose: KeyPurpose, owner?: string): Promise<PublicKey[]> {
    return this.uow.run(SYSTEM, async (tx) => tx.query<PublicKey>(
      `SELECT ${COLUMNS} FROM platform.signing_key WHERE purpose = $1 AND ($2::text IS NULL OR owner = $2) ORDER BY owner, made_at, id`, [purpose, owner ?? null],
    ));
  }

  /** Makes a new current key; the one before verifies what it signed and signs nothing more. */
  async rotate(owner: string, purpose: KeyPurpose, algorithm: KeyAlgorithm = 'Ed25519'): Promise<PublicKey> {
    await this.uow.run(SYSTEM, async (tx) => {
      await tx.execute('UPDATE platform.signing_key SET retired_at = $3 WHERE owner = $1 AND purpose = $2 AND retired_at IS NULL AND revoked_at IS NULL', [owner, purpose, tx.now]);
      await this.make(tx, owner, purpose, algorithm);
      tx.audit({ act: 'signing_key.rotate', subjectKind: 'signing_key', subjectId: `${purpose}/${owner}` });
    });
    return this.signer(owner, purpose, algorithm);
  }

  /**
   * Withdraws a key that somebody else may have used, for good: nothing that it signed holds any more. If it was the current one, the next one is made in the same transaction,
   * so that its owner is never without. Gives the key that signs now; throws where the key is not one of this purpose or was revoked before.
   */
  async revoke(id: string, purpose: KeyPurpose, reason: string): Promise<{ revoked: PublicKey; current: PublicKey }> {
    const revoked = await this.uow.run(SYSTEM, async (tx) => {
      const [key] = await tx.query<PublicKey>(`SELECT ${COLUMNS} FROM platform.signing_key WHERE id = $1 AND purpose = $2 FOR UPDATE`, [id, purpose]);
      if (!key) throw new Error(`There is no key ${id} of the purpose "${purpose}".`);
      if (key.revokedAt !== null) throw new Error(`${id} was revoked already, at ${key.revokedAt.toISOString()}.`);
      await tx.execute('UPDATE platform.signing_key SET revoked_at = $2, retired_at = coalesce(retired_at, $2) WHERE id = $1', [id, tx.now]);
      if (key.retiredAt === null) await this.make(tx, key.owner, purpose, key.algorithm === 'Ed25519' ? 'Ed25519' : 'ES256');
      tx.audit({ act: 'signing_key.revoke', subjectKind: 'signing_key', subjectId: id, jurisdiction: key.owner, detail: { reason } });
      return { ...key, retiredAt: key.retiredAt ?? tx.now, revokedAt: tx.now };
    });
    return { revoked, current: await this.signer(revoked.owner, purpose, revoked.algorithm === 'Ed25519' ? 'Ed25519' : 'ES256') };
  }

  /** Whether a key could sign at this instant: what it signed later, or after its revocation, does not hold. */
  static couldSign(key: Pick<PublicKey, 'madeAt' | 'retiredAt' | 'revokedAt'>, at: Date): boolean {
    return key.madeAt <= at && (key.retiredAt === null || at <= key.retiredAt) && (key.revokedAt === null || at < key.revokedAt);
  }

  private async current(tx: Tx, owner: string, purpose: KeyPurpose): Promise<Signer | undefined> {
    const [row] = await tx.query<PublicKey & { sealed: string }>(
      `SELECT ${COLUMNS}, private_sealed AS sealed FROM platform.signing_key WHERE owner = $1 AND purpose = $2 AND retired_at IS NULL AND revoked_at IS NULL`, [owner, purpose],
    );
    if (!row) return undefined;
    const { sealed, ...key } = row;
    return { ...key, privateKey: createPrivateKey({ key: JSON.parse(this.cipher.decrypt('signing_key.private', key.id, sealed)) as JsonWebKey, format: 'jwk' }) };
  }

  private async make(tx: Tx, owner: string, purpose: KeyPurpose, algorithm: KeyAlgorithm): Promise<void> {
    const { publicKey, privateKey } = algorithm === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = `${purpose.slice(0, 3)}-${owner}-${randomBytes(6).toString('hex')}`;
    const sealed = this.cipher.encrypt('signing_key.private', id, JSON.stringify(privateKey.export({ format: 'jwk' })));
    await tx.execute(INSERT, [id, owner, purpose, algorithm, JSON.stringify(publicKey.export({ format: 'jwk' })), sealed, this.clock.now()]);
  }
}

/** Signs bytes with Ed25519, or with ECDSA over P-256 in the form of JOSE. */
export function signBytes(signer: Pick<Signer, 'algorithm' | 'privateKey'>, bytes: Buffer): Buffer {
  return signer.algorithm === 'Ed25519' ? sign(null, bytes, signer.privateKey) : sign('sha256', bytes, { key: signer.privateKey, dsaEncoding: 'ieee-p1363' });
}
