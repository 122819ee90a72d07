import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/form/button.js';
import { ChoiceInput } from '../../../components/form/choice-input.js';
import { Panel } from '../../../components/layout/panel.js';
import { Notice } from '../../../components/status/notice.js';
import { Changes } from '../../../components/catalogue/changes.js';
import { withValueAt } from '../../../components/catalogue/content-path.js';
import { useContentWords } from '../../../components/catalogue/content-words.js';
import { useFieldLabel } from '../../../components/catalogue/field-labels.js';
import { mergedStanding, type DraftConflict, type Typed } from './draft-saver.js';

const SIDES = ['theirs', 'yours'] as const;
type Side = (typeof SIDES)[number];
const STANDING = 'standing';

/** What each side changed since the common ancestor, field by field. */
export function BothSides({ conflict }: { readonly conflict: DraftConflict }) {
  const { t } = useTranslation();
  return SIDES.map((side) => (
    <details key={side}>
      <summary>{t(`drafts.merge.${side}Changes`)}</summary>
      <Changes before={conflict.base} after={conflict[side]} standingBefore={conflict.standing.base} standing={conflict.standing[side]} />
    </details>
  ));
}

interface MergeViewProps {
  readonly conflict: DraftConflict;
  readonly onResolve: (choice: Typed) => void;
}

/** Two people changed the same fields: both sides beside what was before, to be chosen one by one. Everything else is joined already. */
export function MergeView({ conflict, onResolve }: MergeViewProps) {
  const { t } = useTranslation();
  const words = useContentWords([conflict.base, conflict.theirs, conflict.yours]);
  const label = useFieldLabel();
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const [wasTried, setWasTried] = useState(false);
  const standing = mergedStanding(conflict);
  const asked = [...conflict.conflicts, ...(standing === undefined ? [{ path: STANDING, ...conflict.standing }] : [])];
  const chooseAll = (side: Side) => setChosen(Object.fromEntries(asked.map(({ path }) => [path, side])));
  const finish = () => {
    setWasTried(true);
    if (asked.some(({ path }) => chosen[path] === undefined)) return;
    const mine = conflict.conflicts.filter(({ path }) => chosen[path] === 'yours');
    const content = mine.reduce((whole, { path, yours }) => withValueAt(whole, path, yours), conflict.merged);
    onResolve({ content, standing: standing ?? conflict.standing[chosen[STANDING] ?? 'theirs'] });
  };
  const said = (path: string, value: unknown): string => words(path, value) || t('signing.nothing');
  return (
    <div className="stack">
      <Notice tone="care" role="alert" title={t('drafts.merge.title')}><p>{t('drafts.merge.text', { count: asked.length })}</p></Notice>
      <Panel title={t('drafts.merge.choose')}>
        <div className="stack">
          <div className="row">{SIDES.map((side) => <Button key={side} look="second" size="small" onPress={() => chooseAll(side)}>{t(`drafts.merge.all_${side}`)}</Button>)}</div>
          {asked.map((each) => (
            <ChoiceInput
              key={each.path} name={`merge.${each.path}`} label={label(each.path)} hint={t('drafts.merge.before', { value: said(each.path, each.base) })} value={chosen[each.path] ?? ''}
              error={wasTried && chosen[each.path] === undefined ? t('drafts.merge.missing') : undefined} onChange={(key) => setChosen({ ...chosen, [each.path]: key === 'yours' ? 'yours' : 'theirs' })}
              options={SIDES.map((side) => ({ key: side, label: t(`drafts.merge.${side}`), note: said(each.path, each[side]) }))}
            />
          ))}
          <div className="form-actions"><Button onPress={finish}>{t('drafts.merge.save')}</Button></div>
        </div>
      </Panel>
      <Panel title={t('drafts.merge.joined')}><div className="stack-s"><BothSides conflict={conflict} /></div></Panel>
    </div>
  );
}
