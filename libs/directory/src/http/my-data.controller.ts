import { Body, Controller, Get, Put, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Limited, Roles, type PersonActor } from '#platform';
import type { PersonDetails } from '../data/person.store.js';
import { MyDataService } from '../my-data.service.js';
import { CorrectContactDto, MyAccountView } from './my-data.dto.js';

@ApiTags('directory')
@Roles('resident')
@Controller('api/directory/me')
export class MyDataController {
  constructor(private readonly data: MyDataService) {}

  /** The account of the reader. */
  @Get()
  async getAccount(@CurrentActor() actor: PersonActor): Promise<MyAccountView> {
    return toAccount(await this.data.account(actor));
  }

  /** Puts the reader's telephone right. */
  @Put('contact')
  @Limited('submit')
  async correctContact(@CurrentActor() actor: PersonActor, @Body() { phone }: CorrectContactDto): Promise<MyAccountView> {
    return toAccount(await this.data.correctPhone(actor, phone));
  }

  /** Everything that the platform keeps of the reader, as one JSON file. */
  @Get('export')
  @Limited('submit')
  @ApiOkResponse({ content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } } })
  async exportData(@CurrentActor() actor: PersonActor, @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown }): Promise<StreamableFile> {
    reply.header('cache-control', 'private, no-store');
    return new StreamableFile(await this.data.export(actor), { type: 'application/json', disposition: 'attachment; filename="tongban-my-data.json"' });
  }
}

function toAccount({ name, idNumber, phone, homeJurisdiction }: PersonDetails): MyAccountView {
  return { name, idNumber, phone, homeJurisdiction };
}
