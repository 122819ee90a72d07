import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../text/format.js';
import { jurisdictionsQuery } from './catalogue.js';

/** The name of a province-level jurisdiction by its code; the code itself while the names are on their way. */
export function usePlaceName(): (code: string) => string {
  const format = useFormat();
  const provinces = useQuery(jurisdictionsQuery({ level: 'province' }));
  return (code) => {
    const place = provinces.data?.items.find((each) => each.code === code);
    return place === undefined ? code : format.name(place);
  };
}
