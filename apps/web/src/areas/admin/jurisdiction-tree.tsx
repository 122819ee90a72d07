import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { Collection } from 'react-aria-components/Collection';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { jurisdictionsQuery } from '../../api/catalogue.js';
import type { Jurisdiction } from '../../api/types.js';
import { Loaded } from '../../components/status/loaded.js';
import { useFormat } from '../../text/format.js';

interface Node {
  readonly place: Jurisdiction;
  readonly children: readonly Node[];
}

/** Divisions under the jurisdiction that administers them: Xiong'an's counties stand under Xiong'an. */
function nodesUnder(places: readonly Jurisdiction[], parent: string | null): readonly Node[] {
  return places.filter((place) => (place.ownerCode ?? place.parentCode) === parent).map((place) => ({ place, children: nodesUnder(places, place.code) }));
}

function Branch({ node }: { readonly node: Node }) {
  const { t } = useTranslation();
  const { name } = useFormat();
  const text = name(node.place);
  return (
    <TreeItem id={node.place.code} textValue={text} className="tree-item">
      <TreeItemContent>
        {({ hasChildItems, isExpanded }) => (
          <span className="tree-row">
            {hasChildItems ? <Button slot="chevron" className="icon-button tree-chevron" aria-label={t(isExpanded ? 'admin.collapse' : 'admin.expand', { name: text })}>{isExpanded ? '▾' : '▸'}</Button> : <span className="tree-chevron" />}
            <span>{text}</span>
            <span className="muted small code">{node.place.code}</span>
          </span>
        )}
      </TreeItemContent>
      <Collection items={node.children.map((child) => ({ id: child.place.code, child }))}>{({ child }) => <Branch node={child} />}</Collection>
    </TreeItem>
  );
}

interface JurisdictionTreeProps {
  readonly places: readonly Jurisdiction[];
  readonly q: string;
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
}

function Matches({ q, chosen, onChoose }: Omit<JurisdictionTreeProps, 'places'>) {
  const { t } = useTranslation();
  const { name } = useFormat();
  const query = useQuery(jurisdictionsQuery({ q }));
  return (
    <Loaded query={query}>
      {({ items }) => (
        <ListBox
          aria-label={t('admin.jurisdictionsTree')} className="options tree" selectionMode="single" selectedKeys={chosen === undefined ? [] : [chosen]}
          onSelectionChange={(keys) => { const [key] = keys; if (key !== undefined) onChoose(String(key)); }}
          renderEmptyState={() => <p className="muted">{t('admin.noMatch')}</p>}
        >
          {items.map((place) => <ListBoxItem key={place.code} id={place.code} textValue={name(place)} className="option"><span>{name(place)}</span><small className="code">{place.code}</small></ListBoxItem>)}
        </ListBox>
      )}
    </Loaded>
  );
}

/** All divisions as a tree; while something is searched for, the matches as a list (names, codes, pinyin). */
export function JurisdictionTree({ places, q, chosen, onChoose }: JurisdictionTreeProps) {
  const { t } = useTranslation();
  if (q !== '') return <Matches q={q} chosen={chosen} onChoose={onChoose} />;
  return (
    <Tree
      aria-label={t('admin.jurisdictionsTree')} className="tree" selectionMode="single" selectedKeys={chosen === undefined ? [] : [chosen]}
      defaultExpandedKeys={places.filter((place) => chosen !== undefined && place.level !== 'county' && chosen.startsWith(place.code.slice(0, place.level === 'province' ? 2 : 4))).map((place) => place.code)}
      onSelectionChange={(keys) => { if (keys !== 'all') { const [key] = keys; if (key !== undefined) onChoose(String(key)); } }}
    >
      {nodesUnder(places, null).map((node) => <Branch key={node.place.code} node={node} />)}
    </Tree>
  );
}
