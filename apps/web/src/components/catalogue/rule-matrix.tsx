import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { matrixQuery } from '../../api/history.js';
import { usePlaceName } from '../../api/place-name.js';
import type { MatrixCell, MatrixRule } from '../../api/types.js';
import '../../design/timeline.css';
import { useFormat } from '../../text/format.js';
import { Panel } from '../layout/panel.js';
import { Loaded } from '../status/loaded.js';
import { StandingBadge } from './version-words.js';

interface CellProps {
  readonly cell: MatrixCell;
  readonly onRule: (code: string) => void;
  /** What begins the draft of a rule that is missing; left out for those who draft none. */
  readonly draft?: ((cell: MatrixCell) => ReactNode) | undefined;
}

function RuleName({ rule, onRule }: { readonly rule: MatrixRule; readonly onRule: (code: string) => void }) {
  const { t } = useTranslation();
  return <button type="button" className="text-button" onClick={() => onRule(rule.ruleCode)}>{t('matrix.rule', { code: rule.ruleCode, number: rule.version })}</button>;
}

function Holding({ rule, onRule }: { readonly rule: MatrixRule; readonly onRule: (code: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stops = rule.standing === 'suspended' || rule.standing === 'retired';
  return (
    <>
      <p className="row"><strong>{stops ? t('matrix.stopped') : t(`vocabulary.effect.${rule.effect}`)}</strong><StandingBadge standing={rule.standing} /></p>
      <p className="small">{t('matrix.since', { at: format.instant(rule.inForceFrom) })}{rule.inForceUntil !== null && `, ${t('matrix.until', { at: format.instant(rule.inForceUntil) })}`}</p>
      <p className="small"><RuleName rule={rule} onRule={onRule} /></p>
    </>
  );
}

function Cell({ cell, onRule, draft }: CellProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rule, next, last } = cell;
  return (
    <div className="stack-s">
      {rule === null
        ? <div><p className="row"><strong>{t('matrix.none')}</strong></p>{last !== null && <p className="small">{t('matrix.ended', { at: format.instant(last.inForceUntil ?? last.inForceFrom) })} <RuleName rule={last} onRule={onRule} /></p>}</div>
        : <div><Holding rule={rule} onRule={onRule} /></div>}
      {rule === null && next === null && draft?.(cell)}
      {next !== null && <p className="small">{t('matrix.next', { at: format.instant(next.inForceFrom), effect: t(`vocabulary.effect.${next.effect}`) })} <StandingBadge standing={next.standing} /> <RuleName rule={next} onRule={onRule} /></p>}
    </div>
  );
}

interface RuleMatrixProps {
  readonly code: string;
  /** Instant (ISO, UTC); empty: now. */
  readonly at: string;
  readonly onRule: (code: string) => void;
  readonly draft?: CellProps['draft'];
}

/** What an entry counts for from each jurisdiction to each other. On a narrow screen every row becomes a card. */
export function RuleMatrix({ code, at, onRule, draft }: RuleMatrixProps) {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  const query = useQuery(matrixQuery(code, at));
  return (
    <Panel title={t('matrix.title')}>
      <div className="stack-s">
        <p className="muted small">{t('matrix.lead')}</p>
        <Loaded query={query} lines={6}>
          {({ places, cells }) => (
            <div className="table-wrap">
              <table role="table" className={query.isPlaceholderData ? 'table table-busy matrix' : 'table matrix'}>
                <caption className="hidden-visually">{t('matrix.title')}</caption>
                <thead role="rowgroup">
                  <tr role="row"><th role="columnheader" scope="col">{t('matrix.corner')}</th>{places.map((to) => <th key={to} role="columnheader" scope="col">{t('matrix.to', { place: placeName(to) })}</th>)}</tr>
                </thead>
                <tbody role="rowgroup">
                  {places.map((from) => (
                    <tr key={from} role="row">
                      <th role="rowheader" scope="row">{t('matrix.from', { place: placeName(from) })}</th>
                      {places.map((to) => {
                        const cell = cells.find((each) => each.from === from && each.to === to);
                        return <td key={to} role="cell" data-label={t('matrix.to', { place: placeName(to) })} className={cell?.rule === null ? 'matrix-missing' : undefined}><div>{cell === undefined ? <span className="muted">{t('matrix.same')}</span> : <Cell cell={cell} onRule={onRule} draft={draft} />}</div></td>;
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Loaded>
      </div>
    </Panel>
  );
}
