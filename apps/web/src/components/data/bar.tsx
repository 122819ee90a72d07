import { useId } from 'react';

const HEIGHT = 14;
/** In units of the drawing; the drawing fits its place. */
const WIDTH = 200;

export interface BarPart {
  readonly value: number;
  /** How the part is drawn: told apart by its pattern, not by its colour alone. */
  readonly look: 'plain' | 'dotted' | 'hatched';
}

/** The patterns of {@link Bar} in words, for a legend. */
export function BarSample({ look }: { readonly look: BarPart['look'] }) {
  return <span className="bar-sample"><Bar parts={[{ value: 1, look }]} most={1} /></span>;
}

/** One bar beside the numbers that it draws: it says nothing that does not stand in words, so readers of the page by ear are spared it. SVG, for a print leaves backgrounds out. */
export function Bar({ parts, most }: { readonly parts: readonly BarPart[]; readonly most: number }) {
  const id = useId();
  const scale = most <= 0 ? 0 : WIDTH / most;
  let x = 0;
  return (
    <svg className="bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={`${id}-dotted`} width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" className="bar-back" /><circle cx="3" cy="3" r="1.4" className="bar-ink" /></pattern>
        <pattern id={`${id}-hatched`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" className="bar-back" /><rect width="2.4" height="5" className="bar-grave" /></pattern>
      </defs>
      {parts.filter(({ value }) => value > 0).map(({ value, look }) => {
        const from = x;
        x += value * scale;
        return <rect key={look} x={from} y="0.5" width={value * scale} height={HEIGHT - 1} className={look === 'plain' ? 'bar-plain' : 'bar-part'} {...(look === 'plain' ? {} : { fill: `url(#${id}-${look})` })} />;
      })}
    </svg>
  );
}
