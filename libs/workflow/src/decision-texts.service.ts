import { Injectable } from '@nestjs/common';
import { CatalogueService } from '#catalogue';
import { Refused, shanghaiDay, type RequestVerb } from '#kernel';
import { OnestopService } from '#onestop';
import { UnitOfWork, type PersonActor, type Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { RequestQueries } from './data/request.queries.js';
import { RequestStore } from './data/request.store.js';
import { lawsInWords, textsFor, type Bilingual, type TextFacts } from './domain/decision-texts.js';
import { RequestPresenter } from './request-presenter.js';

/** Which texts are asked for. */
interface TextsQuestion {
  readonly verb?: RequestVerb | undefined;
  readonly reasonCode?: string | undefined;
}

type OfferedText = ReturnType<typeof textsFor>[number];

/** Texts of decisions and notices, filled with what the clerk sees of the request: nothing that is masked is opened. */
@Injectable()
export class DecisionTextsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RequestStore,
    private readonly queries: RequestQueries,
    private readonly presenter: RequestPresenter,
    private readonly catalogue: CatalogueService,
    private readonly onestop: OnestopService,
  ) {}

  /** Refuses `not_found` also for what lies outside the reader's scope. */
  async of(actor: PersonActor, id: string, question: TextsQuestion): Promise<OfferedText[]> {
    return this.uow.view(actor, async (tx) => {
      const row = await this.store.find(tx, id);
      if (!row) throw new Refused({ code: 'not_found' });
      return textsFor(question.verb, row.serviceTypeCode, await this.facts(tx, actor, row, question));
    });
  }

  private async facts(tx: Tx, actor: PersonActor, row: RequestEntity, { verb, reasonCode }: TextsQuestion): Promise<TextFacts> {
    const [view] = await this.presenter.list(actor, [row]);
    if (!view) throw new Refused({ code: 'not_found' });
    const reason = (reasonCode === undefined ? [] : await this.queries.standardReasons(tx, verb)).find(({ code }) => code === reasonCode);
    const law = reason?.lawRef ? lawsInWords([reason.lawRef]) : null;
    const { guide } = await this.onestop.versionOf(row.serviceTypeCode, row.serviceTypeVersion);
    const day = shanghaiDay(tx.now);
    const [year, month, date] = day.split('-').map(Number);
    return {
      applicant: same(view.applicant.name), service: named(view.serviceType), qualification: view.qualification && named(view.qualification), from: named(view.fromJurisdiction), to: named(view.toJurisdiction),
      basis: await this.basisOf(row),
      reason: reason ? { zh: `${reason.zh}${law ? `（${law.zh}）` : ''}`, en: `${reason.en}${law ? ` (${law.en})` : ''}` } : null,
      remedies: { zh: guide.remedies.map(({ zh }) => zh).join('；'), en: guide.remedies.map(({ en }) => en).join('; ') },
      date: { zh: `${String(year)}年${String(month)}月${String(date)}日`, en: day },
    };
  }

  /** The act behind a service is not data yet: its clerk names it. */
  private async basisOf({ qualificationCode, fromJurisdiction, toJurisdiction, catalogueAt }: RequestEntity): Promise<Bilingual> {
    if (qualificationCode === null) return { zh: '【请写明依据】', en: '【name the act】' };
    const { answer } = await this.catalogue.answer({ qualificationCode }, fromJurisdiction, toJurisdiction, catalogueAt);
    return lawsInWords(answer.law) ?? { zh: '已生效的互认规则', en: 'the recognition rule in force' };
  }
}

function named({ nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string }): Bilingual {
  return { zh: nameZh, en: nameEn };
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}
