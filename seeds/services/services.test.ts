import { describe, expect, it } from '@jest/globals';
import { FormCheck, lintService, validVariants, wrongAnswers } from '#onestop';
import { SEED_FOLDER } from '../read-reference.js';
import { readReferenceSet } from '../reference-types.js';
import { composeServices, genericServices, readEvidenceTypes, readRegisters } from './index.js';

/** Services that still say too little of their own. Every one is a debt: take it off the list with the texts that it lacks. */
const GENERIC: readonly string[] = [];
/** Services with texts and fields of their own that the platform publishes at the least (issue 5). */
const LEAST_NOT_GENERIC = 230;
const TODAY = '2026-11-27';

const services = composeServices();
const evidence = readEvidenceTypes(SEED_FOLDER);
const set = readReferenceSet();
const check = new FormCheck();

describe('the services of the reference data', () => {
  it('have codes of their own', () => {
    expect(new Set(services.map(({ code }) => code)).size).toBe(services.length);
  });

  it('pass the linter', () => {
    const findings = services.flatMap(({ code, content }) => lintService(content, evidence).map((finding) => `${code}: ${finding.code} at ${finding.path}: ${finding.found}`));
    expect(findings).toEqual([]);
  });

  it.each(services.map(({ code, content }) => [code, content.form.schema] as const))('%s has a form that is a strict schema, accepts an example of every branch and refuses what is wrong in one thing', (code, schema) => {
    const isAccepted = (answers: unknown): boolean => check.issues(code, schema, answers, TODAY).length === 0;
    for (const answers of validVariants(schema, TODAY)) expect([answers, check.issues(code, schema, answers, TODAY)]).toEqual([answers, []]);
    for (const { field, why, answers } of wrongAnswers(schema, TODAY)) expect([field, why, isAccepted(answers)]).toEqual([field, why, false]);
  });

  it('show every field in exactly one section', () => {
    for (const { code, content: { form } } of services) {
      expect([code, form.sections.flatMap(({ fields }) => fields).sort()]).toEqual([code, Object.keys(form.schema.properties).sort()]);
    }
  });

  it('are decided by a department that each of the three places has', () => {
    const authorities = new Set(set.authorities.items.map((row) => `${row.jurisdictionCode} ${row.departmentCode}`));
    for (const { code, content } of services) {
      for (const place of content.parties) expect([code, authorities.has(`${place} ${content.departmentCode}`)]).toEqual([code, true]);
    }
  });

  it('have limits with an article, or say that no act sets them', () => {
    for (const { code, content: { limits } } of services) {
      const { decision } = limits;
      if (decision.lawRef === null) expect([code, decision.provenance.status, decision.effectZh]).toEqual([code, 'project_proposal', expect.stringContaining('没有查到')]);
      // A document of an office is cited by its number where its article was not checked.
      else expect([code, decision.lawRef.article ?? decision.lawRef.law]).toEqual([code, expect.stringMatching(/^第.+条|〔\d{4}〕\d+号$|令第\d+号$/)]);
      for (const limit of [limits.acceptance, limits.delivery]) expect([code, limit.lawRef?.article]).toEqual([code, expect.stringMatching(/^第.+条/)]);
    }
  });

  it('are handled jointly by a plan, and at once by a rule, and by neither without', () => {
    for (const { code, content: { modes, joint, instant } } of services) {
      expect([code, modes.includes('joint'), modes.includes('instant')]).toEqual([code, joint !== null, instant !== null]);
    }
  });

  it('are not generic, but for those that are named', () => {
    const generic = genericServices();
    process.stdout.write(`services: ${String(services.length)}, generic: ${generic.length === 0 ? 'none' : generic.join(', ')}\n`);
    expect(generic).toEqual(GENERIC);
    expect(services.length - generic.length).toBeGreaterThanOrEqual(LEAST_NOT_GENERIC);
  });
});

describe('what registers attest', () => {
  it('is held by a register of that kind in each of the three places', () => {
    const registers = readRegisters(SEED_FOLDER);
    for (const place of ['110000', '120000', '130000']) {
      for (const kind of new Set(evidence.map(({ register }) => register))) expect(registers).toContainEqual(expect.objectContaining({ code: `${place}-${kind}`, kind, jurisdictionCode: place }));
    }
  });
});
