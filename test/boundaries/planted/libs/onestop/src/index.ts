export const onestop = 'onestop';
