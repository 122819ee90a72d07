import type { Texts } from '../zh.js';

export const openData: Texts['openData'] = {
  title: 'Open data',
  lead: 'The catalogue of mutual recognition is free to download, verify and reuse; no account is needed.',
  notice: 'Look at the provenance first',
  noticeText: 'No jurisdiction has signed the reference data that come with the software. The provenance of each record says where it comes from, and the file of signatures says which entries each jurisdiction has signed itself.',
  files: 'Download the catalogue as it holds',
  file: { jsonl: 'one record a line in canonical JSON (RFC 8785); the same catalogue gives the same bytes', json: 'the same records in an array', csv: 'UTF-8 with its mark, for spreadsheets; formulas are disarmed', xlsx: 'a sheet for qualifications and one for rules' },
  csvRules: 'Recognition rules as CSV',
  signatures: 'Signatures (JSON)',
  signaturesText: 'An Ed25519 seal of each jurisdiction over the bytes of the JSONL file, with the signed statements of the batches and every public key.',
  asOf: 'Any instant, past or to come',
  asOfText: 'Add at to the address, such as {{example}}.',
  verify: 'Verify it offline',
  verifyText: 'Download the JSONL file and the signatures, then run:',
  verifySteps: { bytes: 'the SHA-256 of the file is what every seal says;', content: 'the digest of every record stands in a statement;', parties: 'every party named there has signed the statement with a key that was valid then.' },
  keysText: 'The public keys can be had apart; compare their fingerprints with those that the jurisdictions publish:',
  changes: 'Feed of changes',
  changesText: 'Whatever begins or ceases to hold, in the order in which it was signed. Keep nextCursor and ask with it next time: nothing is missed and nothing comes twice.',
  polite: 'Send less',
  politeText: 'Lists, entries, files and changes carry an ETag. Ask with If-None-Match and the answer is 304 when nothing changed.',
  docs: 'Every operation is in the API documents',
};
