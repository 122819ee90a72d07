import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../text/format.js';
import { allJurisdictionsQuery } from './catalogue.js';

/** The name of a jurisdiction of any level by its code, below a province with that of the province; the code itself while the names are on their way. */
export function usePlaceName(): (code: string) => string {
  const format = useFormat();
  const places = useQuery(allJurisdictionsQuery);
  return (code) => {
    const place = places.data?.find((each) => each.code === code);
    const province = code.endsWith('0000') ? undefined : places.data?.find((each) => each.code === `${code.slice(0, 2)}0000`);
    if (place === undefined) return code;
    return province === undefined ? format.name(place) : [format.name(province), format.name(place)].join(' ');
  };
}
