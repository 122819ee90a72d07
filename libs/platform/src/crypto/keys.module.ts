import { Module } from '@nestjs/common';
import type { Config } from '../config.js';
import { CONFIG, KEYS } from '../tokens.js';
import { BlindIndex } from './blind-index.js';
import { FieldCipher } from './field-cipher.js';
import { ensureKeys, type Keys } from './keys.js';

/** The keys of the process (token KEYS) with the field cipher and the blind index that stand on them. A start without usable keys ends here. */
@Module({
  providers: [
    { provide: KEYS, useFactory: (config: Config) => ensureKeys(config.keysFile, config.mode), inject: [CONFIG] },
    { provide: FieldCipher, useFactory: (keys: Keys) => new FieldCipher(keys), inject: [KEYS] },
    { provide: BlindIndex, useFactory: (keys: Keys) => new BlindIndex(keys), inject: [KEYS] },
  ],
  exports: [KEYS, FieldCipher, BlindIndex],
})
export class KeysModule {}
