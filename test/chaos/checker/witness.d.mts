export const WITNESS: string;
