export { ReferenceError } from './read-reference.js';
export { lintReferenceServices } from './services/lint-services.js';
export { seedDatabase, type Seeded, type SeededFile, type SeedPlan } from './load/seed-database.js';
