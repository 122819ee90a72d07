import type { HandlingMode } from '#kernel';

/** How a mode divides the work (国办发〔2020〕35号): who takes the papers in, who decides, how the result comes back. */
export interface ModeProperties {
  readonly intake: 'platform' | 'window';
  readonly resultByPlatform: boolean;
}

export const HANDLING_MODE_TABLE: Readonly<Record<HandlingMode, ModeProperties>> = {
  /** 全程网办: no counter; the result is delivered in the request itself. */
  online: { intake: 'platform', resultByPlatform: true },
  /** 异地代收代办: the window receives, the competent authority accepts and decides; competence does not move. */
  collect_and_forward: { intake: 'window', resultByPlatform: false },
  /** 多地联办: one submission, handled in several jurisdictions; the lead decides. */
  joint: { intake: 'platform', resultByPlatform: true },
  /** 自助办: a rule decides on verified evidence; what it does not carry goes to a person. */
  instant: { intake: 'platform', resultByPlatform: true },
};
