import { useTranslation } from 'react-i18next';

/** Names under which the label of a path may stand, the most telling first: numbers of list items say nothing, codes in the middle neither. */
function keysOf(path: string): readonly string[] {
  const steps = path.split('.').filter((step) => !/^\d+$/.test(step));
  const [first = '', last = ''] = [steps[0], steps.at(-1)];
  return [steps.join('_'), `${first}_${last}`, first];
}

/** A field of the form of a service: its words say which one. */
const FORM_FIELD = /^form\.schema\.properties\.(?<field>[^.]+)/;

/** The words for a field of a document; the path itself for a field that the app does not know. */
export function useFieldLabel(): (path: string) => string {
  const { t, i18n } = useTranslation();
  return (path) => {
    const key = keysOf(path).find((each) => i18n.exists(`drafts.label.${each}`));
    const words = key === undefined ? path : t(`drafts.label.${key}` as 'drafts.label.nameZh');
    const field = FORM_FIELD.exec(path)?.groups?.['field'];
    return field === undefined ? words : t('drafts.words.ofField', { field, label: words });
  };
}

/** The words for a code that a field takes from a fixed list; undefined for any other text. */
export function useCodeWords(): (path: string, value: string) => string | undefined {
  const { t, i18n } = useTranslation();
  return (path, value) => {
    const keys = keysOf(path).map((each) => `drafts.code.${VOCABULARY[each] ?? each}.${value}`);
    const shared = keysOf(path).flatMap((each) => (SHARED[each] === undefined ? [] : [`${SHARED[each]}.${value}`]));
    const key = [...shared, ...keys].find((each) => i18n.exists(each));
    return key === undefined ? undefined : t(key as 'drafts.code.direction.mutual');
  };
}

/** Fields whose codes are worded elsewhere already. */
const SHARED: Readonly<Record<string, string>> = {
  holderType: 'vocabulary.holder', class: 'vocabulary.class', sector: 'vocabulary.sector', departmentCode: 'vocabulary.sector', recognitionEffect: 'vocabulary.effect', effect: 'vocabulary.effect',
  provenance_jjjStatus: 'pub.provenance.status', standing: 'signing.standing', audience: 'vocabulary.holder', appliesTo_holderTypes: 'vocabulary.holder', appliesTo_classes: 'vocabulary.class', appliesTo_effects: 'vocabulary.effect',
  modes: 'vocabulary.mode', offers_modes: 'vocabulary.mode', materials_modes: 'vocabulary.mode', results_delivery: 'vocabulary.delivery',
};
/** Fields that share their codes. */
const VOCABULARY: Readonly<Record<string, string>> = { validity_unit: 'unit', renewalLead_unit: 'unit', conditions_parameters_unit: 'unit', particulars_reusableFor_unit: 'unit', timeLimits_unit: 'unit', hostDocuments_documents: 'documents', limits_unit: 'unit' };
