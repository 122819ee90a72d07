export const jurisdictions = [110000];
