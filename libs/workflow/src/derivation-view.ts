import type { Derivation } from './domain/deadlines.js';
import type { DerivationView } from './request-views.dto.js';

/** How a date was found, as the page shows it. */
export function toDerivation({ excluded, makeUpCounted, stopped, ...derivation }: Derivation): DerivationView {
  return { ...derivation, excluded: [...excluded], makeUpCounted: [...makeUpCounted], stopped: [...stopped] };
}
