export const state = 'submitted';
