import { attributeInWords, CREDENTIAL_WORDS, type Attestation, type RecognitionCertificate, type ServiceDocument } from '#contracts';
import { printedDay } from '#platform';
import { PRINTED } from './certificate-words.js';

type Language = 'zh' | 'en';
type Certificate = Attestation['certificate'];
type Fact = readonly [label: string, value: string];
type MaybeFact = readonly [label: string, value: string | null];
type Names = Readonly<Record<'nameZh' | 'nameEn', string>>;

/** Whether everyone has signed the rules on which it stands. */
export function isSigned(certificate: Certificate): boolean {
  return certificate.kind === 'recognition' ? certificate.catalogue.signed : certificate.service.signed;
}

/** What is printed of a certificate, line by line; what its holder withheld is not there. */
export function printedFacts(certificate: Certificate, language: Language): readonly Fact[] {
  const facts = certificate.kind === 'recognition' ? recognitionFacts(certificate, language) : documentFacts(certificate, language);
  return facts.filter((fact): fact is Fact => fact[1] !== null);
}

/** The name in the language of the paper first. */
function both(names: Names, language: Language): string {
  return language === 'zh' ? `${names.nameZh} ${names.nameEn}` : `${names.nameEn} ${names.nameZh}`;
}

function recognitionFacts(is: RecognitionCertificate, language: Language): readonly MaybeFact[] {
  const label = CREDENTIAL_WORDS[language].attested;
  const words = PRINTED[language];
  const effects: Readonly<Record<string, string>> = words.effect;
  return [
    [label.number, is.number], [label.holderName, is.holderName], [label.holderIdLast4, is.holderIdLast4], [label.holderCertificateNumber, is.holderCertificateNumber],
    [label.qualification, `${both(is.qualification, language)}（${is.qualification.code}）`], [label.effect, effects[is.effect] ?? is.effect],
    [label.from, both(is.from, language)], [label.to, both(is.to, language)], [label.issuingAuthority, both(is.issuingAuthority, language)],
    [label.decidedOn, printedDay(is.decidedOn, language)], [label.validUntil, is.validUntil === null ? label.noEnd : printedDay(is.validUntil, language)], [label.replaces, is.replaces], [label.requestNumber, is.requestNumber],
    [label.catalogue, `${is.qualification.code} ${words.version.replace('{number}', String(is.catalogue.qualificationVersion))}, ${is.catalogue.qualificationDigest}`],
  ];
}

function documentFacts(is: ServiceDocument, language: Language): readonly MaybeFact[] {
  const label = CREDENTIAL_WORDS[language].attested;
  const words = PRINTED[language];
  const own = language === 'zh' ? 'nameZh' : 'nameEn';
  return [
    [label.number, is.number], [label.holderName, is.holderName], [label.holderIdLast4, is.holderIdLast4],
    ...is.attributes.map((attribute): MaybeFact => [attribute[own], attributeInWords(attribute, language)]),
    ...is.sources.map((source): MaybeFact => [label.sources, `${source.register[own]}: ${source[own]}, ${printedDay(source.on, language)}`]),
    [label.service, `${both(is.service, language)}（${words.version.replace('{number}', String(is.service.version))}）`], [label.basis, is.basis === 'register' ? label.byRegister : label.byPerson],
    [label.place, both(is.place, language)], [label.issuedBy, both(is.issuingAuthority, language)], [label.issuedOn, printedDay(is.decidedOn, language)],
    [label.validUntil, is.validUntil === null ? label.noEnd : printedDay(is.validUntil, language)], [label.replaces, is.replaces], [label.requestNumber, is.requestNumber],
  ];
}
