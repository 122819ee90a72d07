import { KeysHelp } from '../keys/keys-help.js';
import { ColumnChoice } from './column-choice.js';
import type { ListAddress } from './list-address.js';
import { ListFilters } from './list-filters.js';
import { ListRows } from './list-rows.js';
import { MoreFilters } from './more-filters.js';
import type { ComponentProps } from 'react';

/** A queue with everything by which it is worked: filters, columns, keys, rows. */
export function ListDesk({ address, ...rows }: { readonly address: ListAddress } & Omit<ComponentProps<typeof ListRows>, 'address'>) {
  return (
    <>
      <ListFilters address={address} />
      <div className="row no-print"><MoreFilters address={address} /><ColumnChoice /><KeysHelp area="list" /></div>
      <ListRows address={address} {...rows} />
    </>
  );
}
