import { Injectable } from '@nestjs/common';
import type { HandlingMode, RequestState } from '#kernel';
import type { NoticeSubject, NoticeTemplate } from '#notices';
import type { Tx } from '#platform';
import { ApplicantNotices } from './applicant-notices.js';
import type { FollowUpKind } from './domain/follow-ups.js';
import { RequestStore } from './data/request.store.js';
import { RequestFields } from './request-fields.js';

/** What another context may know of a request, personal fields in the clear: ask only for what is done with them, and let an audit entry say so. */
export interface RequestRecord {
  readonly id: string;
  readonly number: string;
  readonly state: RequestState;
  readonly mode: HandlingMode;
  readonly serviceTypeCode: string;
  /** Number of the version under which it stands. */
  readonly serviceTypeVersion: string;
  readonly applicantId: string;
  /** Null with its version: the request is about no qualification. */
  readonly qualificationCode: string | null;
  readonly qualificationVersion: number | null;
  /** The instant of the catalogue under which it is judged. */
  readonly catalogueAt: Date;
  readonly fromJurisdiction: string;
  readonly toJurisdiction: string;
  readonly residenceJurisdiction: string;
  /** The request that it is about, and as what it follows it. */
  readonly aboutId: string | null;
  readonly aboutKind: FollowUpKind | null;
  /** It is the part of another in joint handling, whose authority decides. */
  readonly isPart: boolean;
  /** A rule decided it, no person. */
  readonly decidedByRule: boolean;
  readonly competentAuthorityId: string | null;
  readonly submittedAt: Date;
  readonly decidedAt: Date | null;
  readonly applicantName: string;
  readonly applicantIdNumber: string;
  readonly form: Readonly<Record<string, unknown>>;
}

/** Requests as contexts above this one read them. Row-level security answers for who may. */
@Injectable()
export class RequestRecords {
  constructor(
    private readonly store: RequestStore,
    private readonly fields: RequestFields,
    private readonly notices: ApplicantNotices,
  ) {}

  async find(tx: Tx, id: string): Promise<RequestRecord | null> {
    const row = await this.store.find(tx, id);
    if (!row) return null;
    const { number, state, mode, serviceTypeCode, serviceTypeVersion, applicantId, qualificationCode, qualificationVersion, catalogueAt, fromJurisdiction, toJurisdiction, residenceJurisdiction, aboutId, aboutKind, competentAuthorityId, submittedAt, decidedAt } = row;
    return {
      id, number, state, mode, serviceTypeCode, serviceTypeVersion, applicantId, qualificationCode, qualificationVersion, catalogueAt, fromJurisdiction, toJurisdiction, residenceJurisdiction, aboutId, aboutKind, competentAuthorityId, submittedAt, decidedAt,
      isPart: row.parentId !== null, decidedByRule: row.decidedByRule !== null, applicantName: this.fields.name(row), applicantIdNumber: this.fields.idNumber(row), form: this.fields.form(row),
    };
  }

  /** Tells the applicant of the request that something happened to what came of it, the subject. Called by jobs and sweeps, inside their transaction. */
  async tellApplicant(tx: Tx, id: string, template: NoticeTemplate, params: Readonly<Record<string, unknown>>, subject: NoticeSubject): Promise<void> {
    const row = await this.store.find(tx, id);
    if (row) await this.notices.tell(tx, row, template, params, subject);
  }
}
