import { useTranslation } from 'react-i18next';
import { valueAt } from '../../../../components/catalogue/content-path.js';
import { Button } from '../../../../components/form/button.js';
import { useDraftField, useDraftForm } from '../draft-form.js';
import { ChecksField, ChoiceField, LinesField, NumberField, SelectField, TextField } from '../fields.js';
import { ListField } from '../list-field.js';
import { PlaceField, useNextParty } from '../place-fields.js';
import { FormSection } from '../qualification-form.js';
import { ConditionField } from './condition-field.js';
import { EvidenceTypesField } from './evidence-fields.js';
import { SourceFields } from './source-fields.js';
import { useModes } from './use-modes.js';

const BLANK_JOINT = { join: 'all', legs: [] };
const BLANK_INSTANT = { rule: 'register_extract', version: 1, evidence: [], provenance: { status: 'project_proposal', source: '' } };

/** The modes; a joint one has its parts and an instant one its rule, and neither without the mode. */
function Modes() {
  const { t } = useTranslation();
  const { content, set } = useDraftForm();
  const { value } = useDraftField('modes');
  const chosen = Array.isArray(value) ? value : [];
  const options = useModes();
  return (
    <>
      <ChecksField path="modes" options={options} />
      {[['joint', BLANK_JOINT], ['instant', BLANK_INSTANT]].flatMap(([mode, blank]) => {
        const field = String(mode);
        const isThere = valueAt(content, field) != null;
        if (chosen.includes(field) === isThere) return [];
        const words = t(isThere ? 'drafts.service.dropPart' : 'drafts.service.givePart', { mode: options.find(({ key }) => key === field)?.label ?? field });
        return [<p key={field}><Button look="second" size="small" onPress={() => set(field, isThere ? null : blank)}>{words}</Button></p>];
      })}
    </>
  );
}

function Joint() {
  const { t } = useTranslation();
  const { content } = useDraftForm();
  if (valueAt(content, 'joint') == null) return null;
  return (
    <>
      <ChoiceField path="joint.join" codes={['all', 'lead']} />
      <ListField path="joint.legs" item={(index) => t('drafts.service.leg', { n: index + 1 })} add={(append) => <Button look="second" size="small" onPress={() => append({ code: '', nameZh: '', nameEn: '', at: 'from', after: [] })}>{t('drafts.service.addLeg')}</Button>}>
        {(at) => (
          <>
            <TextField path={`${at}.code`} hint={t('drafts.service.codeHint')} short />
            <div className="field-row"><TextField path={`${at}.nameZh`} /><TextField path={`${at}.nameEn`} /></div>
            <ChoiceField path={`${at}.at`} codes={['from', 'to']} />
            <LinesField path={`${at}.after`} hint={t('drafts.service.afterHint')} optional />
          </>
        )}
      </ListField>
    </>
  );
}

function DecidedWhen() {
  const { t } = useTranslation();
  const { value, set } = useDraftField('instant.whenForm');
  return <ConditionField path="instant.whenForm" label={t('drafts.service.decidedWhen')} condition={value} onChange={set} />;
}

function Instant() {
  const { content } = useDraftForm();
  if (valueAt(content, 'instant') == null) return null;
  return (
    <>
      <div className="field-row"><SelectField path="instant.rule" codes={['register_extract', 'certificate_of_the_platform']} /><NumberField path="instant.version" /></div>
      {valueAt(content, 'instant.rule') === 'register_extract' && <EvidenceTypesField path="instant.evidence" />}
      <DecidedWhen />
      <SourceFields path="instant.provenance" />
    </>
  );
}

/** How it is handled, and what each place offers. */
export function ModeFields() {
  const { t } = useTranslation();
  const modes = useModes();
  const next = useNextParty('offers', 'parties');
  return (
    <FormSection title={t('drafts.section.modes')}>
      <Modes />
      <Joint />
      <Instant />
      <ListField path="offers" hint={t('drafts.service.offersHint')} item={(index) => t('drafts.service.offer', { n: index + 1 })} add={(append) => <Button look="second" size="small" onPress={() => append({ jurisdiction: next, modes: [] })}>{t('drafts.service.addOffer')}</Button>}>
        {(at) => <><PlaceField path={`${at}.jurisdiction`} /><ChecksField path={`${at}.modes`} options={modes} optional /></>}
      </ListField>
    </FormSection>
  );
}
