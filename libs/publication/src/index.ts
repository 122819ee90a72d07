export { PublicationModule } from './publication.module.js';
export { PUBLICATION_ENTITIES } from './data/entities.js';
export { fromRange } from './data/force.js';
export { readExport, writeExport } from './export-format.js';
export { ExportsService } from './exports.service.js';
export { verifyExport } from './verify-export.js';
export { contentDigest, statementDigest, writtenDigest } from './digests.js';
export { DocumentKinds, type DocumentKind, type SignedVersion } from './document-kinds.js';
export { makeStatement, type Standing } from './domain/statement.js';
