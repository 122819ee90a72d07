import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListArea, ListSearch } from './list-address.js';

interface ListLinkProps {
  readonly area: ListArea;
  readonly search: ListSearch;
  readonly children: ReactNode;
  readonly className?: string;
  readonly 'aria-current'?: 'true' | undefined;
  readonly 'data-queue'?: string;
}

/** To a work list under a search; current where the list stands under exactly that one. */
export function ListLink({ area, ...props }: ListLinkProps) {
  const activeOptions = { exact: true, includeSearch: true };
  return area === 'work' ? <Link to="/work" activeOptions={activeOptions} {...props} /> : <Link to="/window" activeOptions={activeOptions} {...props} />;
}
