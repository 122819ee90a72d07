/** The part of a font that is asked here. */
export interface Glyphs {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/**
 * A text that the font can print whole. A sign that it lacks (rare names have some) becomes its Unicode number, `〔U+20BB7〕`: an empty box would lose
 * the name. Line breaks and other control characters become blanks.
 */
export function legible(text: string, font: Glyphs): string {
  return [...text.replaceAll(/\p{Cc}+/gu, ' ')].map((sign) => {
    const codePoint = sign.codePointAt(0) ?? 0;
    return font.hasGlyphForCodePoint(codePoint) ? sign : `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`;
  }).join('');
}
