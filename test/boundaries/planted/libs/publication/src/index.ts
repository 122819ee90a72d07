export const publication = 'publication';
