export const FLOOD: string;
