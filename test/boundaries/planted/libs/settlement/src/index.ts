export const settlement = 'settlement';
