import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RecognitionPreview } from '#catalogue';
import { DirectoryQueries } from '#directory';
import { SYSTEM, UnitOfWork, type Tx } from '#platform';
import { ImpactSources, type DocumentChange, type ImpactGroup, type ImpactItem, type ImpactReport, type InBoth } from '#publication';
import { CredentialQueries, type StandingOn } from './data/credential.queries.js';

/** Certificates that stand on an entry or a rule. They keep what they attest until they end or are revoked: `after` says what a new one would attest. */
@Injectable()
export class CertificateImpactSource implements OnModuleInit {
  readonly name = 'credentials';

  constructor(
    private readonly sources: ImpactSources,
    private readonly uow: UnitOfWork,
    private readonly queries: CredentialQueries,
    private readonly preview: RecognitionPreview,
    private readonly directory: DirectoryQueries,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async of(tx: Tx, changes: readonly DocumentChange[], at: Date): Promise<ImpactReport> {
    const codes = this.preview.qualificationsOf(changes);
    if (codes.length === 0) return { groups: [], items: [], itemsTotal: 0 };
    const counted = await this.uow.run(SYSTEM, async (own) => this.queries.standingOn(own, codes));
    const groups: (ImpactGroup & StandingOn)[] = [];
    for (const direction of counted) groups.push({ ...direction, ...(await this.compare(changes, direction, at)) });
    const named = await this.queries.namedOn(tx, codes);
    const items = named.items.flatMap(({ id, number, ...direction }): ImpactItem[] => {
      const group = groups.find((each) => isSameDirection(each, direction));
      return group ? [{ id, name: number, label: group.label, before: group.before, after: group.after, changed: group.changed }] : [];
    });
    return { groups: groups.map(({ label, count, before, after, changed }) => ({ label, count, before, after, changed })), items, itemsTotal: named.total };
  }

  private async compare(changes: readonly DocumentChange[], on: StandingOn, at: Date): Promise<Omit<ImpactGroup, 'count'>> {
    const { before, after } = await this.preview.compare(changes, on.qualificationCode, on.fromJurisdiction, on.toJurisdiction, at);
    return { label: await this.labelOf(on), before: before.words, after: after.words, changed: before.words.zh !== after.words.zh };
  }

  private async labelOf({ qualificationCode, fromJurisdiction, toJurisdiction }: StandingOn): Promise<InBoth> {
    const places = await this.directory.jurisdictions();
    const [from, to] = [places.get(fromJurisdiction), places.get(toJurisdiction)];
    return {
      zh: `${qualificationCode}：${from?.nameZh ?? fromJurisdiction} → ${to?.nameZh ?? toJurisdiction}`,
      en: `${qualificationCode}: ${from?.nameEn ?? fromJurisdiction} → ${to?.nameEn ?? toJurisdiction}`,
    };
  }
}

type Direction = Omit<StandingOn, 'count'>;

function isSameDirection(a: Direction, b: Direction): boolean {
  return a.qualificationCode === b.qualificationCode && a.fromJurisdiction === b.fromJurisdiction && a.toJurisdiction === b.toJurisdiction;
}
