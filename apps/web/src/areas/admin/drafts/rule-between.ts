import type { Content } from '../../../api/types.js';
import type { Between } from './blank-content.js';

/** A code for a rule of one direction that no rule of the list has. */
export function suggestedRuleCode(qualification: string, { from, to }: Between, taken: readonly string[]): string {
  const plain = `R${from}-${to}-${qualification}`;
  const candidates = [plain, ...taken.map((_code, index) => `${plain}-${String(index + 2)}`)];
  return candidates.find((code) => !taken.includes(code)) ?? plain;
}

/** Whether a rule of this content is about the qualification and would hold in this direction. */
export function runsBetween({ qualificationCode, parties, direction }: Content, qualification: string, { from, to }: Between): boolean {
  if (qualificationCode !== qualification || !Array.isArray(parties)) return false;
  return direction === 'one_way' ? parties[0] === from && parties[1] === to : parties.includes(from) && parties.includes(to);
}
