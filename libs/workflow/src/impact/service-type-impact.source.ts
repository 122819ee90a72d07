import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { HolderType, QualificationClass, RecognitionEffect } from '#kernel';
import { OnestopService } from '#onestop';
import type { Tx } from '#platform';
import { ImpactSources, type DocumentChange, type ImpactItem, type ImpactReport, type InBoth } from '#publication';

interface Subject {
  readonly holderType: HolderType;
  readonly class: QualificationClass;
  readonly effect: RecognitionEffect;
}

const APPLIES: InBoth = { zh: '可用于申请', en: 'may be used to apply for it' };
const NONE: InBoth = { zh: '不适用', en: 'does not apply' };

/** Service types by which an entry can be applied for, before and after: they follow its holder, class and effect. */
@Injectable()
export class ServiceTypeImpactSource implements OnModuleInit {
  readonly name = 'service_types';

  constructor(
    private readonly sources: ImpactSources,
    private readonly onestop: OnestopService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async of(_tx: Tx, changes: readonly DocumentChange[]): Promise<ImpactReport> {
    const items: ImpactItem[] = [];
    for (const { code, kind, before, after } of changes) {
      if (kind !== 'qualification') continue;
      const [was, is] = [before ? await this.onestop.typesFor(subjectOf(before.content)) : [], await this.onestop.typesFor(subjectOf(after.content))];
      const every = new Map([...was, ...is].map((type) => [type.code, type]));
      for (const type of every.values()) {
        const [applied, applies] = [was.some((each) => each.code === type.code), is.some((each) => each.code === type.code)];
        items.push({
          id: type.code, name: type.code, label: { zh: `${code}：${type.nameZh}`, en: `${code}: ${type.nameEn}` },
          before: applied ? APPLIES : NONE, after: applies ? APPLIES : NONE, changed: applied !== applies,
        });
      }
    }
    return { groups: items.map(({ label, before, after, changed }) => ({ label, count: 1, before, after, changed })), items: items.slice(0, 50), itemsTotal: items.length };
  }
}

function subjectOf(content: Readonly<Record<string, unknown>>): Subject {
  return { holderType: content['holderType'] as HolderType, class: content['class'] as QualificationClass, effect: content['recognitionEffect'] as RecognitionEffect };
}
