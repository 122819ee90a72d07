export const personStore = 1;
