export function colour(state: 'open' | 'closed'): string {
  switch (state) {
    case 'open':
      return 'blue';
  }
  return 'grey';
}
