import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../api/types.js';
import type { Column } from '../data/data-table.js';
import { CheckInput } from '../form/choice-input.js';
import type { Selection } from './use-selection.js';

function SelectRow({ request, selection }: { readonly request: RequestView; readonly selection: Selection }) {
  const { t } = useTranslation();
  // The checkbox says that it changed, not with which key: what was held down is noted before.
  const shift = useRef(false);
  return (
    <div onPointerDownCapture={(event) => { shift.current = event.shiftKey; }} onKeyDownCapture={(event) => { shift.current = event.shiftKey; }}>
      <CheckInput name={`select-${request.id}`} value={selection.ids.has(request.id)} onChange={(isChosen) => selection.toggle(request.id, isChosen, shift.current)}>
        <span className="hidden-visually">{t('assignments.select', { number: request.number })}</span>
      </CheckInput>
    </div>
  );
}

/** The column with which rows are chosen. */
export function useSelectColumn(selection: Selection): Column<RequestView> {
  const { t } = useTranslation();
  return { key: 'select', title: t('assignments.selectColumn'), cell: (request) => <SelectRow request={request} selection={selection} /> };
}
